"""Turn the rules of other tools into a pack: Vale's styles, prh's dictionaries. What cannot be carried over is told, never dropped in silence."""
