"""The AWS emulator of the tests: moto's server with additions that the lake needs.

It proves that the real Terraform provider accepts, reads back, changes and removes what the lake declares. It proves
nothing about the behavior of AWS: bucket policies with a condition are not enforced, and roles are not enforced at all."""
