# S3: objects, and listing of the prefixes that may be read. No statement allows changes of a bucket or its settings.

locals {
  # The prefixes that are read or written, by bucket.
  used_prefixes = {
    for name, actor in var.actors : name => {
      for bucket in setunion(keys(actor.reads), keys(actor.writes)) :
      bucket => setunion(lookup(actor.reads, bucket, []), lookup(actor.writes, bucket, []))
    }
  }
  whole_buckets = {
    for name, used in local.used_prefixes : name => [for bucket, prefixes in used : bucket if contains(prefixes, "")]
  }
  partial_buckets = {
    for name, used in local.used_prefixes : name => { for bucket, prefixes in used : bucket => sort(prefixes) if !contains(prefixes, "") }
  }

  # A folder is its objects and the key of the folder itself, which Hadoop's S3A requests to check whether the folder exists.
  objects = {
    for name, actor in var.actors : name => {
      for access, buckets in { reads = actor.reads, writes = actor.writes } : access => flatten([
        for bucket, prefixes in buckets : [
          for prefix in sort(prefixes) :
          prefix == "" ? ["${var.buckets[bucket].arn}/*"] : ["${var.buckets[bucket].arn}/${trimsuffix(prefix, "/")}", "${var.buckets[bucket].arn}/${prefix}*"]
        ]
      ])
    }
  }

  storage_statements = {
    for name, actor in var.actors : name => concat(
      [for buckets in [keys(local.used_prefixes[name])] : {
        Sid      = "LocateBuckets"
        Effect   = "Allow"
        Action   = ["s3:GetBucketLocation"]
        Resource = [for bucket in buckets : var.buckets[bucket].arn]
      } if length(buckets) > 0],
      [for buckets in [local.whole_buckets[name]] : {
        Sid      = "ListBuckets"
        Effect   = "Allow"
        Action   = ["s3:ListBucket"]
        Resource = [for bucket in buckets : var.buckets[bucket].arn]
      } if length(buckets) > 0],
      [for bucket, prefixes in local.partial_buckets[name] : {
        Sid      = "ListFoldersOf${replace(title(bucket), "-", "")}"
        Effect   = "Allow"
        Action   = ["s3:ListBucket"]
        Resource = [var.buckets[bucket].arn]
        Condition = {
          StringLike = { "s3:prefix" = flatten([for prefix in prefixes : [trimsuffix(prefix, "/"), "${prefix}*"]]) }
        }
      }],
      [for objects in [local.objects[name].reads] : {
        Sid      = "ReadObjects"
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = objects
      } if length(objects) > 0],
      [for objects in [local.objects[name].writes] : {
        Sid    = "WriteObjects"
        Effect = "Allow"
        Action = [
          "s3:AbortMultipartUpload",
          "s3:DeleteObject",
          "s3:GetObject",
          "s3:ListMultipartUploadParts",
          "s3:PutObject",
        ]
        Resource = objects
      } if length(objects) > 0],
    )
  }
}
