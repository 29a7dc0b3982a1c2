"""The states of alarms and the values in dashboards, computed from their definitions: for tests, drills and pictures.

CloudWatch evaluates alarms and draws dashboards. moto does neither, so this package does, only for the expressions that
the lake uses. It shows our interpretation of a definition, not CloudWatch's."""
