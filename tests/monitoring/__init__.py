"""What alarms and dashboards say, worked out from their definitions: for tests, drills and pictures.

CloudWatch evaluates alarms and draws dashboards. moto does neither, so this does, for the expressions that the lake uses
and no other. It shows what a definition means to us, not what CloudWatch makes of it.
"""
