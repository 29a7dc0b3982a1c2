package io.saleslake.cost;

import java.math.BigDecimal;

/**
 * A list price.
 *
 * @param name key in the price file, such as {@code glue.crawler_dpu_hour}
 * @param dollars price per unit
 * @param unit such as {@code DPU-hours}
 */
public record Price(String name, BigDecimal dollars, String unit) {}
