SELECT sum(points) AS points FROM silver.points
