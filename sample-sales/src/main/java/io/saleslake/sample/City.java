package io.saleslake.sample;

import java.util.List;

/**
 * A city people buy in.
 *
 * @param currency ISO 4217, of the prices there
 */
record Place(String city, String region, String country, String currency) {
  /** One store stands in each; several regions are not ASCII, which shows a wrong encoding. */
  static final List<Place> ALL =
      List.of(
          new Place("Berlin", "Berlin", "Germany", "EUR"),
          new Place("Köln", "Nordrhein-Westfalen", "Germany", "EUR"),
          new Place("München", "Bayern", "Germany", "EUR"),
          new Place("Hamburg", "Hamburg", "Germany", "EUR"),
          new Place("Stuttgart", "Baden-Württemberg", "Germany", "EUR"),
          new Place("Paris", "Île-de-France", "France", "EUR"),
          new Place("Lyon", "Auvergne-Rhône-Alpes", "France", "EUR"),
          new Place("Rennes", "Bretagne", "France", "EUR"),
          new Place("London", "Greater London", "United Kingdom", "GBP"),
          new Place("Manchester", "North West", "United Kingdom", "GBP"),
          new Place("Leeds", "Yorkshire", "United Kingdom", "GBP"),
          new Place("Zürich", "Zürich", "Switzerland", "CHF"),
          new Place("Genève", "Genève", "Switzerland", "CHF"),
          new Place("Wien", "Wien", "Austria", "EUR"),
          new Place("Amsterdam", "Noord-Holland", "Netherlands", "EUR"),
          new Place("Warszawa", "Mazowieckie", "Poland", "PLN"),
          new Place("Malmö", "Skåne", "Sweden", "SEK"),
          new Place("Århus", "Midtjylland", "Denmark", "DKK"),
          new Place("Oslo", "Oslo", "Norway", "NOK"),
          new Place("Boston", "Massachusetts", "United States", "USD"));
}
