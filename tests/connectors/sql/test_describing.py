"""What a database says of itself is asked for quietly."""

import os
import subprocess
import sys

import sqlalchemy as sa

ASK = """
import sys
from houvast.connectors.protocol import Address
from houvast.connectors.registry import open_connector
with open_connector("sql", Address(sys.argv[1])).session() as session:
    print([column.name for column in session.describe().collection("customer").columns])
"""


def test_an_index_on_an_expression_gives_no_warning(tmp_path):
    url = f"sqlite:///{tmp_path}/crm.db"
    with sa.create_engine(url).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE customer (id integer PRIMARY KEY, email text)")
        connection.exec_driver_sql("CREATE INDEX by_email ON customer (lower(email))")
    # A process of its own, because pytest shows or hides warnings as it sees fit.
    env = os.environ | {"PYTHONPATH": "src"}
    done = subprocess.run([sys.executable, "-c", ASK, url], env=env, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "['id', 'email']"
    assert done.stderr == ""
