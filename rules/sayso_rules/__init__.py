"""The bundled rule packs: TOML rule files and the data tables they and the families use."""
