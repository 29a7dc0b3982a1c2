"""The names of the lake's resources, and its Iceberg tables as other engines find them: through the Glue Data Catalog
and the metadata in S3."""

import json


def bucket(lake, layer):
    return f"{lake.prefix}-{layer}-{lake.values['account_id']}-{lake.values['region']}"


def database(lake, layer):
    return f"{lake.prefix.replace('-', '_')}_{layer}"


def namespace(lake):
    return f"saleslake/{lake.environment}"


def place(location):
    """Bucket and key of an address in S3."""
    bucket, _, key = location.removeprefix("s3://").partition("/")
    return {"Bucket": bucket, "Key": key}


def locations(lake):
    """The location of each table's metadata, which changes with each commit."""
    client = lake.emulator.client("glue")
    return {
        (layer, table["Name"]): table["Parameters"]["metadata_location"]
        for layer in ("silver", "gold", "ops")
        for table in client.get_tables(DatabaseName=database(lake, layer))["TableList"]
        if table["Parameters"].get("table_type") == "ICEBERG"
    }


def metadata(lake, layer, name):
    """The table metadata as defined in Iceberg's specification."""
    return json.load(lake.emulator.client("s3").get_object(**place(locations(lake)[layer, name]))["Body"])


def set_property(lake, layer, name, key, value):
    """Another writer: commits a property of a table according to Iceberg's specification."""
    glue, s3 = lake.emulator.client("glue"), lake.emulator.client("s3")
    table = glue.get_table(DatabaseName=database(lake, layer), Name=name)["Table"]
    before = table["Parameters"]["metadata_location"]
    changed = metadata(lake, layer, name)
    changed["properties"][key] = value
    after = before.rpartition("/")[0] + f"/99999-{key}.metadata.json"
    s3.put_object(**place(after), Body=json.dumps(changed).encode())
    described = {part: table[part] for part in ("Name", "TableType", "StorageDescriptor")}
    parameters = {**table["Parameters"], "metadata_location": after, "previous_metadata_location": before}
    glue.update_table(
        DatabaseName=database(lake, layer),
        TableInput={**described, "Parameters": parameters},
        VersionId=table["VersionId"],
    )


def data_files(lake, layer, name):
    """Keys of the data files below a table's location, including those in no snapshot."""
    table = place(metadata(lake, layer, name)["location"])
    pages = (
        lake.emulator.client("s3")
        .get_paginator("list_objects_v2")
        .paginate(Bucket=table["Bucket"], Prefix=f"{table['Key']}/data/")
    )
    return {found["Key"] for page in pages for found in page.get("Contents", [])}
