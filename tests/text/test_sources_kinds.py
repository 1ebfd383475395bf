"""Kinds of sources: who answers for a sentence, by head noun, affiliation and how much is told."""

import pytest

from sayso.layers import ATTRIBUTIONS
from sayso.testing import article

KINDS = {
    "person": """
        Maria Brand said it was over.
        Dr. Brand said it was over.
        Ms Quist, 43, of Lund, said it was over.
        Former finance minister Maria Brand said it was over.
        The poet Maria Brand said it was over.
        Police chief Maria Brand said it was over.
        Pope Benedict said it was over.
        J.D. Brand said it was over.
        Sgt. Ian Doyle said it was over.
        He said it was over.
    """,
    "role": """
        The Turkish interior minister said it was over.
        A police spokesman said it was over.
        A spokesman for the ministry said it was over.
        The ministry's spokeswoman said it was over.
        The ferry's captain said it was over.
        His lawyer said it was over.
        Brand's lawyer said it was over.
        A neighbour said it was over.
        The defendant said it was over.
        Her mother said it was over.
        Saudi Arabia’s consul-general said it was over.
        A Lund Democrat said it was over.
        A 42-year-old fisherman said it was over.
        The pilot of the ferry said it was over.
        A cousin of the victim said it was over.
        The head of the agency said it was over.
        A bus driver said it was over.
        A White House spokesman said it was over.
        The team's goalkeeper said it was over.
        The widow said it was over.
        A member of the crew said it was over.
    """,
    "organisation": """
        The ministry said it was over.
        The headquarters said it was over.
        Norway’s Fish and Harbour Agency (FHA) said it was over.
        Downing Street said it was over.
        A statement from the ministry said it was over.
        The ministry's statement said it was over.
        The foreign ministry said it was over.
        The White House said it was over.
        The Kremlin said it was over.
        Whitehall said it was over.
        Norway said it was over.
        Oslo said it was over.
        The Norwegian government said it was over.
        The company said it was over.
        The Supreme Court said it was over.
        The court said it was over.
        The University of Lund said it was over.
        Police said it was over.
        The police said it was over.
        Lund Police said it was over.
        The sheriff's office said it was over.
        Brand's office said it was over.
        The Brand campaign said it was over.
        In a statement, the ministry said it was over.
        The union said it was over.
        The Labour Party said it was over.
        The EU said it was over.
        Harbour Ltd said it was over.
        The Harbour Group said it was over.
        The Department of Fisheries said it was over.
        The Fire Brigade said it was over.
        The charity said it was over.
        The airline said it was over.
        The bank said it was over.
        The jury said it was over.
        The regulator said it was over.
        Norway and Sweden said it was over.
        The ministry and the union said it was over.
        Parliament said it was over.
        The Pentagon said it was over.
        The prosecutor's office said it was over.
    """,
    "outlet": """
        The Daily Times said it was over.
        The newspaper said it was over.
        State media said it was over.
        Local media reported that it was over.
        Norwegian television said it was over.
        The state news agency said it was over.
        State broadcaster NRK said it was over.
        The website said it was over.
        Fjord News said it was over.
        Reuters reported that it was over.
        Harbour Today reported that it was over.
        fjordnews.com reported that it was over.
        The magazine said it was over.
        Media reports said it was over.
    """,
    "document": """
        The report said it was over.
        A lawsuit said it was over.
        The affidavit said it was over.
        Court papers said it was over.
        Court documents said it was over.
        Police reports said it was over.
        A court filing said it was over.
        The indictment said it was over.
        A survey said it was over.
        A study by the University of Lund found that it was over.
        The study found that it was over.
        A poll of 900 farmers showed that it was over.
        The letter said it was over.
        A memo said it was over.
        The email said it was over.
        A tweet said it was over.
        A Facebook post said it was over.
        The criminal complaint said it was over.
        An arrest warrant said it was over.
        The statement said it was over.
        The autopsy report said it was over.
        The findings show that it was over.
        An inquest report said it was over.
        A leaflet said it was over.
        The notice said it was over.
        Government figures show that it was over.
        Data from the ministry show that it was over.
        The plaintiffs' petition said it was over.
        The transcript said it was over.
    """,
    "anonymous": """
        A source said it was over.
        One witness said it was over.
        One shopkeeper said it was over.
        A woman said it was over.
        A senior official said it was over.
        One diplomat said it was over.
        A diplomat said it was over.
        A senior official who asked not to be named said it was over.
        Two people familiar with the talks said it was over.
        A person familiar with the matter said it was over.
        A source close to the family said it was over.
        A manager, speaking on condition of anonymity, said it was over.
        US officials, speaking on condition of anonymity, said it was over.
        Several people familiar with the plan said it was over.
        Sources said it was over.
        Government sources said it was over.
        Two officials briefed on the talks said it was over.
        A US official said it was over.
        A Treasury official said it was over.
        Someone said it was over.
        An insider said it was over.
        A security source said it was over.
        Three former employees who requested anonymity said it was over.
        A Western diplomat said it was over.
        People with knowledge of the deal said it was over.
    """,
    "collective": """
        Critics said it was over.
        Witnesses said it was over.
        Residents said it was over.
        Experts said it was over.
        Analysts said it was over.
        Protesters said it was over.
        They said it was over.
        Authorities said it was over.
        Officials said it was over.
        US officials said it was over.
        Police officers said it was over.
        Some said it was over.
        Many people said it was over.
        The two ministers said it was over.
        Firefighters said it was over.
        Neighbours said it was over.
        Fishermen said it was over.
        The families said it was over.
        Prosecutors said it was over.
        Defence lawyers said it was over.
        Health experts said it was over.
        Eyewitnesses said it was over.
        Investigators said it was over.
        Doctors at the hospital said it was over.
        Researchers at the University of Lund said it was over.
        Campaign aides said it was over.
        Shopkeepers said it was over.
        The couple said it was over.
        Maria Brand and Peter Quist said it was over.
        Most villagers said it was over.
        Opponents of the plan said it was over.
    """,
}
ROWS = [(line.strip(), kind) for kind, lines in KINDS.items() for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("text", "kind"), ROWS)
def test_kinds(text: str, kind: str) -> None:
    found = [each.source.type for each in article(text).layer(ATTRIBUTIONS) if each.source and each.confidence >= 0.5]
    assert found == [kind]
