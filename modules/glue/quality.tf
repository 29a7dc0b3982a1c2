# The rules of the contracts as DQDL, for Glue Data Quality. The jobs check every row; with these rulesets a whole table can be checked
# again.

locals {
  datasets = merge(
    { for name, table in var.tables : "silver.${name}" => table },
    { for name, mart in var.marts : "gold.${name}" => mart },
  )

  # Sorted by position.
  keys = {
    for dataset, contract in local.datasets : dataset => [
      for positioned in sort([
        for column in contract.schema.properties : format("%03d %s", column.primaryKeyPosition, column.name) if column.primaryKey
      ]) : split(" ", positioned)[1]
    ]
  }

  columns = {
    for dataset, contract in local.datasets : dataset => [
      for column in contract.schema.properties : {
        name     = column.name
        numeric  = contains(["integer", "number"], column.logicalType)
        key      = column.primaryKey
        required = column.required || column.primaryKey
        allowed  = [for rule in column.quality : rule.arguments.validValues if length(rule.arguments.validValues) > 0]
        # DQDL cannot express a bound with a time of day.
        bounds = {
          for operator, bound in {
            ">=" = column.logicalTypeOptions.minimum
            "<=" = column.logicalTypeOptions.maximum
            ">"  = column.logicalTypeOptions.exclusiveMinimum
            "<"  = column.logicalTypeOptions.exclusiveMaximum
          } : operator => bound if bound == null ? false : !strcontains(bound, "T")
        }
      }
    ]
  }

  key_rules = {
    for dataset, key in local.keys :
    dataset => length(key) == 0 ? [] : ["IsPrimaryKey ${join(" ", [for column in key : "\"${column}\""])}"]
  }

  required_rules = {
    for dataset, columns in local.columns :
    dataset => [for column in columns : "IsComplete \"${column.name}\"" if column.required && !column.key]
  }

  # NULL fails ColumnValues unless it is listed or filtered out ("ColumnValues").
  allowed_rules = {
    for dataset, columns in local.columns : dataset => flatten([
      for column in columns : [
        for values in column.allowed : format("ColumnValues \"%s\" in [%s]", column.name, join(", ", concat(
          [for value in values : column.numeric ? value : "\"${replace(replace(value, "\\", "\\\\"), "\"", "\\\"")}\""],
          column.required ? [] : ["NULL"],
        )))
      ]
    ])
  }

  range_rules = {
    for dataset, columns in local.columns : dataset => flatten([
      for column in columns : [
        for operator, bound in column.bounds : join(" ", concat(
          ["ColumnValues \"${column.name}\" ${operator}", column.numeric ? bound : "\"${bound}\""],
          column.required ? [] : ["where \"`${column.name}` is not null\""],
        ))
      ]
    ])
  }

  explicit_rules = {
    for dataset, contract in local.datasets :
    dataset => [for rule in contract.schema.quality : trimspace(rule.implementation) if rule.engine == "dqdl"]
  }

  rules = {
    for dataset in keys(local.datasets) : dataset => concat(
      local.key_rules[dataset],
      local.required_rules[dataset],
      local.allowed_rules[dataset],
      local.range_rules[dataset],
      local.explicit_rules[dataset],
    )
  }
}

# Without a target table: the jobs create the tables, and Glue rejects a ruleset for a table that does not exist. A run specifies both.
resource "aws_glue_data_quality_ruleset" "this" {
  for_each = { for dataset, rules in local.rules : dataset => rules if length(rules) > 0 }

  name        = "${var.name_prefix}-${replace(each.key, ".", "-")}"
  description = "Rules of ${each.key}, from the contract ${local.datasets[each.key].file}."
  ruleset     = "Rules = [\n  ${join(",\n  ", each.value)}\n]\n"
  tags        = { domain = local.datasets[each.key].domain, owner = local.datasets[each.key].owner }
}
