variable "account_id" {
  description = "The AWS account of the environment."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id: must be 12 digits."
  }
}

variable "bucket" {
  description = "Name of the state bucket, as in envs/<environment>/backend.hcl."
  type        = string
  nullable    = false
}

variable "region" {
  description = "The region of the state bucket."
  type        = string
  nullable    = false
}
