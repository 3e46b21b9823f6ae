"""The store: schema, migrations, queries by question, judgements."""
