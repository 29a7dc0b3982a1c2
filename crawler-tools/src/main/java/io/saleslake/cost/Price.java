package io.saleslake.cost;

import java.math.BigDecimal;

/**
 * One list price.
 *
 * @param name where it stands in the file of prices, such as {@code glue.crawler_dpu_hour}
 * @param dollars for one unit
 * @param unit such as {@code DPU-hours}
 */
public record Price(String name, BigDecimal dollars, String unit) {}
