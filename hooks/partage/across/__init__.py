"""Reading across: what sheets say sentence by sentence, the lists that it stands in, what people found in several.

Imports the sheets and what is below them; knows neither catalogue nor pages.
"""
