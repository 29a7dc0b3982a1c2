"""The AWS emulator of the tests: moto's server with what the lake needs beyond it.

It proves that the real Terraform provider accepts, reads back, changes and removes what the lake declares.
It proves nothing about how AWS behaves: bucket policies are not enforced where they carry a condition, and
roles not at all.
"""
