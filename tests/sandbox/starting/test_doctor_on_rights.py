"""`python -m bot doctor` says who may do nothing, and why: roles, location administrators, locations."""

from __future__ import annotations

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.sandbox.starting.conftest import RunDoctor


def test_location_administrators_that_cannot_be_read_are_said(run_doctor: RunDoctor) -> None:
    report = run_doctor(location_admins="lena", webex_bot_token="sandbox-nonsense")
    assert ["LOCATION_ADMINS" in line for line in report.wrong()] == [True, False], "the rest is checked, too"


def test_a_place_that_is_no_location_is_noted(cloud: Cloud, run_doctor: RunDoctor) -> None:
    lena = "lena.maes@acme.example"
    assert not any("LOCATION_ADMINS" in line for line in run_doctor(location_admins=f"{lena}=paris hq").lines)
    paris = cloud.workspace("Lobby Paris").location_id
    assert not any("LOCATION_ADMINS" in line for line in run_doctor(location_admins=f"{lena}={paris}").lines)
    report = run_doctor(location_admins=f"{lena}=Pariss HQ, Denver")
    (line,) = report.limits()
    assert "no location: Pariss HQ." in line, "as it was written"
    assert report.lines[-1].startswith("It runs, but some location administrators may do nothing")


def test_whom_webex_does_not_know_is_named(cloud: Cloud, run_doctor: RunDoctor) -> None:
    lena = cloud.person("lena")
    known = f"{lena.email}=Paris HQ; {lena.id}=Denver"
    assert run_doctor(location_admins=known).limits() == []
    report = run_doctor(location_admins=f"{known}; nobody@acme.example=Paris HQ")
    (line,) = report.limits()
    assert "whom Webex does not know here: nobody@acme.example." in line
    assert report.code == 1


def test_a_role_by_its_title_is_said_by_its_id(run_doctor: RunDoctor) -> None:
    for written, meant in (("Full Admin", "id_full_admin"), ("device_admin", "id_device_admin")):
        (line,) = run_doctor(write_roles=written).limits()
        assert f"“{written}” is {meant}." in line
    report = run_doctor(write_roles="id_readonly_admin")
    assert any("lets read-only administrators change settings" in line for line in report.noted())


@pytest.mark.parametrize(
    ("options", "end"),
    [
        ({"write_roles": "full_admin"}, "nobody may write: WRITE_ROLES names no role Webex has"),
        ({"write_roles": ""}, "nobody may write: WRITE_ROLES is empty"),
        ({"write_roles": "id_full_admin, boss"}, "WRITE_ROLES names a role that Webex does not have"),
        ({"read_roles": "readers"}, "READ_ROLES names no role Webex has"),
        (
            {"write_roles": "boss", "location_admins": "lena.maes@acme.example=Paris HQ"},
            "only location administrators may write: WRITE_ROLES names no role Webex has",
        ),
        (
            {"write_roles": "boss", "read_roles": "readers"},
            "nobody may write: WRITE_ROLES names no role Webex has; READ_ROLES names no role Webex has",
        ),
    ],
)
def test_roles_that_are_none_are_the_last_word(
    run_doctor: RunDoctor, options: dict[str, str], end: str
) -> None:
    report = run_doctor(**{"location_admins": "", **options})
    assert (report.lines[-1], report.code, report.wrong()) == (f"It runs, but {end}.", 1, [])
    assert any("id_device_admin" in line for line in report.limits())


def test_two_keys_without_a_space_for_approvals_is_noted(run_doctor: RunDoctor) -> None:
    assert any("APPROVAL_SPACE" in line for line in run_doctor(two_keys="many").noted())
    assert not any(
        "APPROVAL_SPACE" in line for line in run_doctor(two_keys="many", approval_space="s").noted()
    )
    assert not any("APPROVAL_SPACE" in line for line in run_doctor().noted())


def test_that_only_location_administrators_may_write_is_the_last_word(run_doctor: RunDoctor) -> None:
    report = run_doctor(write_roles="", location_admins="lena.maes@acme.example=Paris HQ")
    assert report.code == 0
    assert "only location administrators may write: WRITE_ROLES is empty" in report.lines[-1]
