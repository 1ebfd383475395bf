"""Who is who, across cultures and genres: each story's last speaker must be the person named in full, or nobody where the text does not tell."""

import pytest

from sayso.layers import ATTRIBUTIONS
from sayso.testing import article

STORIES = [
    # surnames, particles, orders
    ("Ahmad Vahidi won. Vahidi said it was over.", "Ahmad Vahidi"),
    ("Xi Jinping met ministers. Mr Xi said it was over.", "Xi Jinping"),
    ("Xi Jinping met ministers. Xi said it was over.", "Xi Jinping"),
    ("Kim Jong Un met ministers. Kim said it was over.", "Kim Jong Un"),
    ("Park Ji-sung met ministers. Park said it was over.", "Park Ji-sung"),
    ("Orbán Viktor met ministers. Orbán said it was over.", "Orbán Viktor"),
    ("Viktor Orbán met ministers. Orbán said it was over.", "Viktor Orbán"),
    ("Gabriel García Márquez wrote it. García Márquez said it was over.", "Gabriel García Márquez"),
    ("Gabriel García Márquez wrote it. García said it was over.", "Gabriel García Márquez"),
    ("Gabriel García Márquez wrote it. Márquez said it was over.", "Gabriel García Márquez"),
    ("Pedro Sánchez Pérez won. Mr Sánchez said it was over.", "Pedro Sánchez Pérez"),
    ("Mohammed Shia al-Sudani won. Al-Sudani said it was over.", "Mohammed Shia al-Sudani"),
    ("Mohammed Shia al-Sudani won. Mr Sudani said it was over.", "Mohammed Shia al-Sudani"),
    ("Ursula von der Leyen won. Von der Leyen said it was over.", "Ursula von der Leyen"),
    ("Ursula von der Leyen won. Ms von der Leyen said it was over.", "Ursula von der Leyen"),
    ("Pieter van der Meer won. Van der Meer said it was over.", "Pieter van der Meer"),
    ("Maria de la Cruz won. De la Cruz said it was over.", "Maria de la Cruz"),
    ("Mohammed bin Rashid al-Maktoum won. Al-Maktoum said it was over.", "Mohammed bin Rashid al-Maktoum"),
    ("Katrín Jakobsdóttir won. Katrín said it was over.", "Katrín Jakobsdóttir"),
    ("Laura Smith-Jones won. Smith-Jones said it was over.", "Laura Smith-Jones"),
    ("Sean O'Brien won. O'Brien said it was over.", "Sean O'Brien"),
    ("Sean O’Brien won. O’Brien said it was over.", "Sean O’Brien"),
    ("J.D. Brand won. Brand said it was over.", "J.D. Brand"),
    ("J. K. Brand won. Brand said it was over.", "J. K. Brand"),
    ("Robert F. Brand Jr. won. Brand said it was over.", "Robert F. Brand Jr"),
    ("Robert Brand III won. Brand said it was over.", "Robert Brand III"),
    ("Nguyen Phu Trong won. Trong said it was over.", "Nguyen Phu Trong"),
    ("President Suharto won. Suharto said it was over.", "Suharto"),
    ("Donald J. Brand won. Donald Brand said it was over.", "Donald J. Brand"),
    ("William “Bill” Brand won. Brand said it was over.", "William Brand"),
    ("Shinzo Abe won. Mr Abe said it was over.", "Shinzo Abe"),
    ("Narendra Modi won. Modi said it was over.", "Narendra Modi"),
    ("Uhuru Kenyatta won. Kenyatta said it was over.", "Uhuru Kenyatta"),
    ("Ngozi Okonjo-Iweala won. Okonjo-Iweala said it was over.", "Ngozi Okonjo-Iweala"),
    ("Recep Tayyip Erdoğan won. Erdoğan said it was over.", "Recep Tayyip Erdoğan"),
    ("Volodymyr Zelensky won. Zelensky said it was over.", "Volodymyr Zelensky"),
    ("Sauli Niinistö won. Niinistö said it was over.", "Sauli Niinistö"),
    # first names
    ("Maria Brand, 43, died on Monday. Her brother wept. Maria said it was over.", "Maria Brand"),
    ("Prince Harold came with his aides. Harold said it was over.", "Prince Harold"),
    # titles
    ("Interior Minister Pekka Salo won. The minister said it was over.", "Pekka Salo"),
    ("Pekka Salo, the mayor of Lund, won. The mayor said it was over.", "Pekka Salo"),
    ("Pekka Salo, a striker, won. The striker said it was over.", "Pekka Salo"),
    ("Norwegian skier Pekka Salo won. The Norwegian said it was over.", "Pekka Salo"),
    ("Dr Ann Lee won. The doctor said it was over.", "Ann Lee"),
    ("Sir Ian Doyle won. Sir Ian said it was over.", "Ian Doyle"),
    ("Judge Lena Amory ruled. Judge Amory said it was over.", "Lena Amory"),
    ("PC Ann Toller won. PC Toller said it was over.", "Ann Toller"),
    ("Chairman and founder Otis Bell said it was over.", "Otis Bell"),
    ("Detective Inspector Moira Shaw of the Velsund force said it was over.", "Moira Shaw"),
    ("Elsa Brink, the harbour master, won. The harbour master said it was over.", "Elsa Brink"),
    ("Lori Brand held a sign. The 57-year-old scientist said it was over.", "Lori Brand"),
    ("Kurashiki Mayor Kaori Ito won. Ms Ito said it was over.", "Kaori Ito"),
    ("The Harbour Campaign Centre met. The Brand campaign said it was over.", None),
    # pronouns
    ("Al Qaeda struck. Peter Brand said it was late. He said it was over.", "Peter Brand"),
    ("Peter Brand won. At noon came the envoy to Oslo, Zalmay Khal, who gave a talk in which he said it was over.", "Zalmay Khal"),
    ("“It is late,” Peter Brand said. Asked about Paul Quist, he said it was over.", "Peter Brand"),
    ("Maria Brand won. She said it was over.", "Maria Brand"),
    ("“We won,” Brand said. It was Peter Brand's third. He said it was over.", "Peter Brand"),
    ("Peter Brand met Ann Quist in Oslo. She said it was over.", "Ann Quist"),
    ("Hamdullah Mohib said it was good. He said it was over.", "Hamdullah Mohib"),
    ("Hamdullah Mohib won. Mohib was glad. He said it was over.", "Hamdullah Mohib"),
    ("Peter Brand met Paul Quist. Brand spoke first. “It is late. We must go. It is cold,” he said.", "Peter Brand"),
    ("It was late, said the envoy to the United States Hamdul Mohab. Mr Mohab said it was over.", "Hamdul Mohab"),
    # organisations
    ("The Harbour Safety Agency met. The agency said it was over.", "Harbour Safety Agency"),
    ("The Ministry of Fisheries met. The ministry said it was over.", "Ministry of Fisheries"),
    ("The Lund University met. The university said it was over.", "Lund University"),
    ("Norrow Foods shut. Norrow said it was over.", "Norrow Foods"),
    ("Norrow Foods shut. The company said it was over.", "Norrow Foods"),
    ("The National Union of Pilots (NUPIL) met. NUPIL said it was over.", "National Union of Pilots"),
    ("The Harbour Safety Agency met. It was late. The HSA said it was over.", "Harbour Safety Agency"),
    ("A statement from the Harbour Safety Agency said it was over.", "Harbour Safety Agency"),
    ("Lund United lost. The club said it was over.", "Lund United"),
    ("The Reform Alliance lost. The party said it was over.", "Reform Alliance"),
    ("The Institute for Tidal Research won. The institute said it was over.", "Institute for Tidal Research"),
    ("Norrow Foods shut two mills. It said it was over.", "Norrow Foods"),
    # forward
    ("Salo says it is over\n\nPekka Salo won on Monday. “It is over,” Salo said.", "Pekka Salo"),
    ("SALO WINS\n\nPekka Salo won on Monday, Salo said.", "Pekka Salo"),
    # nobody
    ("Maria Brand's lawyer said it was over.", None),
    ("A spokesman for Maria Brand said it was over.", None),
    ("Brand's office said it was over.", None),
    ("Maria Brand's mother said it was over.", None),
    ("Maria Brand and Peter Quist said it was over.", None),
    ("Finance Minister Maria Brand met Health Minister Ann Lee. The two ministers said it was over.", None),
    ("Finance Minister Maria Brand met Health Minister Ann Lee. The minister said it was over.", None),
    ("The lawyer who met Maria Brand said it was over.", None),
    ("Maria Brand won. Mr Brand said it was over.", "Brand"),
    ("Peter Brand met Paul Quist. They said it was over.", None),
]


@pytest.mark.parametrize(("text", "name"), STORIES, ids=[text[-45:] + text[:20] for text, _ in STORIES])
def test_the_last_speaker(text: str, name: str | None) -> None:
    found = [each.source for each in article(text).layer(ATTRIBUTIONS) if each.source and each.confidence >= 0.5]
    assert found[-1].resolved == name


FAMILY = """Maria Brand and her husband, Peter Brand, kept the light for years. {first} said it was cold.

Their son, Olof Brand, lived in Oslo."""


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("Maria", "Maria Brand"),
        ("Peter", "Peter Brand"),
        ("Mr Brand", "Peter Brand"),
        ("Mrs Brand", "Maria Brand"),
        ("Olof", "Olof Brand"),
        ("Brand", "Brand"),
    ],
)
def test_families_share_a_surname_and_nobody_is_guessed(first: str, name: str) -> None:
    text = FAMILY.format(first=first)
    source = next(each.source for each in article(text).layer(ATTRIBUTIONS) if each.source)
    assert source.resolved == name


MIRRORED = [
    "{a} Brand met {b} Quist on Monday. {he_a} said it was over.",
    "{a} Brand won, and {b} Quist lost. Quist said it was over.",
    "“It is late,” {a} Brand said. {b} Quist was not there. Brand said it was over.",
    "{b} Quist, the mayor, met {a} Brand, the envoy. The envoy said it was over.",
]


@pytest.mark.parametrize("story", MIRRORED)
def test_women_and_men_are_read_alike(story: str) -> None:
    def last(woman: str, man: str, pronoun: str) -> str | None:
        text = story.format(a=woman, b=man, he_a=pronoun)
        return [each.source.resolved for each in article(text).layer(ATTRIBUTIONS) if each.source][-1]

    one, other = last("Maria", "Peter", "She"), last("Peter", "Maria", "He")
    assert one is not None
    assert other == one.replace("Maria", "-").replace("Peter", "Maria").replace("-", "Peter")


COUNTRIES = [("Norway", "Norwegian", "Sweden", "Swedish"), ("Iran", "Iranian", "Israel", "Israeli"), ("Russia", "Russian", "Ukraine", "Ukrainian")]


@pytest.mark.parametrize(("one", "of_one", "other", "of_other"), [*COUNTRIES, *[(c, d, a, b) for a, b, c, d in COUNTRIES]])
def test_countries_are_read_alike(one: str, of_one: str, other: str, of_other: str) -> None:
    text = f"{of_one} envoy Pekka Salo met {of_other} envoy Olof Ek. {one} said it was late. The {of_other} envoy said it was over."
    found = [(each.source.type, each.source.resolved) for each in article(text).layer(ATTRIBUTIONS) if each.source]
    assert found == [("organisation", one), ("person", "Olof Ek")]
