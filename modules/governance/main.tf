# Off by default: tag-based grants by domain (lake_formation.tf), and a record of each access to the lake's objects (trail.tf).

locals {
  partition      = split(":", var.kms_key_arn)[1]
  lake_formation = var.enabled.lake_formation ? toset(["this"]) : toset([])
  data_events    = var.enabled.data_events ? toset(["this"]) : toset([])
}
