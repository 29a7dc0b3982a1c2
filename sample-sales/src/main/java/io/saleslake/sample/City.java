package io.saleslake.sample;

import java.util.List;

/**
 * A city with a store.
 *
 * @param currency ISO 4217, of the prices there
 */
record City(String name, String region, String country, String currency) {
  /** One store per city; some regions contain non-ASCII letters, to detect wrong encodings. */
  static final List<City> ALL =
      List.of(
          new City("Berlin", "Berlin", "Germany", "EUR"),
          new City("Köln", "Nordrhein-Westfalen", "Germany", "EUR"),
          new City("München", "Bayern", "Germany", "EUR"),
          new City("Hamburg", "Hamburg", "Germany", "EUR"),
          new City("Stuttgart", "Baden-Württemberg", "Germany", "EUR"),
          new City("Paris", "Île-de-France", "France", "EUR"),
          new City("Lyon", "Auvergne-Rhône-Alpes", "France", "EUR"),
          new City("Rennes", "Bretagne", "France", "EUR"),
          new City("London", "Greater London", "United Kingdom", "GBP"),
          new City("Manchester", "North West", "United Kingdom", "GBP"),
          new City("Leeds", "Yorkshire", "United Kingdom", "GBP"),
          new City("Zürich", "Zürich", "Switzerland", "CHF"),
          new City("Genève", "Genève", "Switzerland", "CHF"),
          new City("Wien", "Wien", "Austria", "EUR"),
          new City("Amsterdam", "Noord-Holland", "Netherlands", "EUR"),
          new City("Warszawa", "Mazowieckie", "Poland", "PLN"),
          new City("Malmö", "Skåne", "Sweden", "SEK"),
          new City("Århus", "Midtjylland", "Denmark", "DKK"),
          new City("Oslo", "Oslo", "Norway", "NOK"),
          new City("Boston", "Massachusetts", "United States", "USD"));
}
