package io.saleslake.sample;

import java.time.LocalDate;

/** A customer with an id in a channel. */
record Customer(
    String id, String name, String email, String segment, City city, LocalDate registeredOn) {}
