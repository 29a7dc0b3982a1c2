"""Athena: changes of workgroups, the end of named queries, and what queries scanned."""

import json
import re

from moto.athena.responses import AthenaResponse

from .patching import patch


@patch(AthenaResponse)
def update_work_group(self):
    """AWS changes the given settings, and a `Remove...` parameter removes a setting; moto does not support the action."""
    workgroup = self.athena_backend.work_groups[self._get_param("WorkGroup")]
    updates = dict(self._get_param("ConfigurationUpdates") or {})
    results = updates.pop("ResultConfigurationUpdates", {})
    if self._get_param("Description") is not None:
        workgroup.description = self._get_param("Description")
    workgroup.state = self._get_param("State") or workgroup.state
    settings = workgroup.configuration
    settings["ResultConfiguration"] = _updated(settings.get("ResultConfiguration", {}), results)
    workgroup.configuration = _updated(settings, updates)
    return json.dumps({})


def _updated(settings, updates):
    removed = {name.removeprefix("Remove") for name, value in updates.items() if name.startswith("Remove") and value}
    changed = {name: value for name, value in updates.items() if not name.startswith("Remove")}
    return {name: value for name, value in {**settings, **changed}.items() if name not in removed}


@patch(AthenaResponse)
def delete_named_query(self):
    """AWS deletes the query; moto does not support the action."""
    self.athena_backend.named_queries.pop(self._get_param("NamedQueryId"), None)
    return json.dumps({})


@patch(AthenaResponse)
def update_named_query(self):
    """AWS changes name, description and text; moto does not support the action."""
    query = self.athena_backend.named_queries[self._get_param("NamedQueryId")]
    query.name = self._get_param("Name")
    query.description = self._get_param("Description")
    query.query_string = self._get_param("QueryString")
    return json.dumps({})


@patch(AthenaResponse)
def batch_get_query_execution(self):
    """AWS describes up to 50 queries per call, and lists the ids of unknown ones; moto does not support the action."""
    known, unknown = [], []
    asked = self._get_param("QueryExecutionIds")
    for query in asked:
        if query in self.athena_backend.executions:
            self.body = json.dumps({"QueryExecutionId": query})
            known.append(json.loads(self.get_query_execution())["QueryExecution"])
        else:
            unknown.append({"QueryExecutionId": query, "ErrorCode": "INVALID_QUERY_EXECUTION_ID"})
    return json.dumps({"QueryExecutions": known, "UnprocessedQueryExecutionIds": unknown})


@patch(AthenaResponse)
def get_query_execution(self, original):
    """AWS reports the bytes that a query scanned. moto runs no queries: the bytes are given in the query's text, as `--
    scans 3000000`."""
    answer = json.loads(original())
    scans = re.search(r"-- scans (\d+)", answer["QueryExecution"]["Query"])
    if scans:
        answer["QueryExecution"]["Statistics"]["DataScannedInBytes"] = int(scans.group(1))
    return json.dumps(answer)
