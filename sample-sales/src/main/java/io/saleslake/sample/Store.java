package io.saleslake.sample;

import java.time.LocalDate;

/** A shop with a till. */
record Store(String id, String name, Place place, LocalDate openedOn) {}
