package io.saleslake.sample;

import java.time.LocalDate;

/** A store. */
record Store(String id, String name, City city, LocalDate openedOn) {}
