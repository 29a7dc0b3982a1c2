"""Budgets: what the provider reads after it has created one, and changes."""

import json

from moto.budgets.responses import BudgetsResponse

from .patching import kept, patch


@patch(BudgetsResponse)
def create_budget(self, original):
    """AWS stores the tags with which a budget is created; moto drops them."""
    response = original()
    _tags(self, self._get_param("Budget")["BudgetName"]).update(_by_key(self._get_param("ResourceTags") or []))
    return response


@patch(BudgetsResponse)
def list_tags_for_resource(self):
    """AWS returns the tags; moto does not support the action."""
    tags = _tags(self, self._get_param("ResourceARN").rpartition("/")[2])
    return json.dumps({"ResourceTags": [{"Key": key, "Value": value} for key, value in tags.items()]})


@patch(BudgetsResponse)
def tag_resource(self):
    """AWS adds the tags; moto does not support the action."""
    _tags(self, self._get_param("ResourceARN").rpartition("/")[2]).update(_by_key(self._get_param("ResourceTags")))
    return json.dumps({})


@patch(BudgetsResponse)
def untag_resource(self):
    """AWS removes the tags; moto does not support the action."""
    for key in self._get_param("ResourceTagKeys"):
        _tags(self, self._get_param("ResourceARN").rpartition("/")[2]).pop(key, None)
    return json.dumps({})


def _tags(self, budget):
    return kept(self.backend, "tags").setdefault(budget, {})


def _by_key(tags):
    return {tag["Key"]: tag["Value"] for tag in tags}


@patch(BudgetsResponse)
def update_budget(self):
    """AWS replaces the budget and keeps its notifications; moto does not support the action."""
    budget = self._get_param("NewBudget")
    self.backend.budgets[self._get_param("AccountId")][budget["BudgetName"]].budget.update(budget)
    return json.dumps({})


@patch(BudgetsResponse)
def describe_subscribers_for_notification(self):
    """AWS returns the subscribers; moto stores them, but does not support the action."""
    budget = self.backend.budgets[self._get_param("AccountId")][self._get_param("BudgetName")]
    asked = _identity(self._get_param("Notification"))
    subscribers = [known.subscribers for known in budget.notifications if _identity(known.details) == asked]
    return json.dumps({"Subscribers": subscribers[0] if subscribers else []})


def _identity(notification):
    return tuple(notification.get(part) for part in ("NotificationType", "ComparisonOperator", "Threshold"))
