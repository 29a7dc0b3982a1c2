package io.saleslake.sample;

import java.time.LocalDate;

/** Someone whom a channel knows by an id. */
record Customer(
    String id, String name, String email, String segment, Place place, LocalDate registeredOn) {}
