# The contracts in the form that Terraform needs: maps, keyed by the names that users type.
locals {
  # A relative path: an absolute path would be stored in the state and differ between checkouts.
  contract_root = "${path.root}/${var.contracts}"

  contracts = {
    for file in fileset(local.contract_root, "*/**/*.yaml") :
    file => yamldecode(file("${local.contract_root}/${file}"))
  }

  # All files that the jobs read, including the queries of the marts.
  contract_texts = {
    for file in fileset(local.contract_root, "*/**/*.{yaml,sql}") : file => "${local.contract_root}/${file}"
  }

  # <domain>/<table>.yaml, <domain>/feeds/<feed>.yaml, <domain>/marts/<mart>.yaml
  kinds = {
    for file, contract in local.contracts :
    file => length(split("/", file)) == 2 ? "table" : trimsuffix(split("/", file)[1], "s")
  }

  datasets = {
    for file, contract in local.contracts :
    "${local.kinds[file]}.${contract.schema[0].name}" => {
      kind   = local.kinds[file]
      name   = contract.schema[0].name
      domain = contract.domain
      owner  = contract.team.name
      file   = file
      schema = contract.schema[0]
      # The silver table that receives the feed's rows.
      table       = one([for object in contract.schema : object.name if local.kinds[file] == "feed" && object.physicalType == "table"])
      description = trimspace(contract.description.purpose)
      freshness_hours = one([
        for promise in lookup(contract, "slaProperties", []) :
        promise.value * { h = 1, d = 24 }[promise.unit] if promise.property == "freshness"
      ])
      properties = { for custom in lookup(contract.schema[0], "customProperties", []) : custom.property => custom.value }
    }
  }

  tables = { for dataset in local.datasets : dataset.name => dataset if dataset.kind == "table" }
  feeds  = { for dataset in local.datasets : dataset.name => dataset if dataset.kind == "feed" }
  marts = {
    for dataset in local.datasets : dataset.name => merge(dataset, {
      sql = file("${local.contract_root}/${trimsuffix(dataset.file, ".yaml")}.sql")
    }) if dataset.kind == "mart"
  }

  # The owner of a domain is the owner of its first table in alphabetical order.
  domains = {
    for domain in distinct([for dataset in local.datasets : dataset.domain]) :
    domain => [for name in sort(keys(local.tables)) : local.tables[name].owner if local.tables[name].domain == domain][0]
  }
}
