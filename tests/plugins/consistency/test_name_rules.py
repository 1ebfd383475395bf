"""Names, first names, offices, acronyms and introductions that do not agree: each over tables of invented sentences, both ways."""

import time

import pytest

import sayso_consistency
from sayso.testing import article, check_text, findings

RULES = {rule.meta.id.partition(".")[2]: rule for rule in sayso_consistency.sayso_rules()}
HEAD = "A day at the harbour"

VARIANTS = [
    ("Marta Halvorsen locked the door. Halvorsen kept the key. On Monday Halverson will move.", "Halverson"),
    ("Lars Petersen sold the boat. A week later Lars Peterson bought it back.", "Peterson"),
    ("Petersen sold it. Petersen wept. The town loved Petersen. “No,” said Peterson.", "Peterson"),
    ("Katarzyna Kowalczyk sang. The critics liked Kowalczyk. They will hear Kowalcyzk again in May.", "Kowalcyzk"),
    ("Nguyen Thi Hoa won. Nguyen Thi Hoa lives in Hue. The prize went to Nguyne Thi Hoa.", "Nguyne"),
    ("Chukwuemeka Obi runs. In the final Chukwuemeka Obi fell. Nobody passed Chukwumeka Obi.", "Chukwumeka"),
    ("Uwe Müller leads the club. Nobody asked Uwe Muller.", "Muller"),
    ("Müller leads the club. Fans like Müller. The board fears Muller.", "Muller"),
    ("José Núñez built it. Later José Nunez sold it.", "Nunez"),
    ("Łukasz Wójcik rowed. The boat of Łukasz Wojcik sank.", "Wojcik"),
    ("Ayşe Yılmaz spoke. Nobody answered Ayse Yılmaz.", "Ayse"),
    ("Søren Kjær fished. The fish of Soren Kjær was cold.", "Soren"),
    ("Ángela Peña wrote. “Read it,” said Ángela Pena.", "Pena"),
    ("Mohammed Karimi sang. The hall rose for Muhammad Karimi.", "Muhammad"),
    ("Ahmed Fathi drew it. The plan of Ahmad Fathi was kept.", "Ahmad"),
    ("Youssef Amrani paid. Then Yusuf Amrani left.", "Yusuf"),
    ("Sergei Volkov dived. A day later Sergey Volkov dived again.", "Sergey"),
    ("Dmitry Orlov skated. The judges liked Dmitri Orlov.", "Dmitri"),
    ("Andrei Popa grows plums. The plums of Andrey Popa are blue.", "Andrey"),
    ("The Taliban signed. An hour later the Taleban left the room.", "Taleban"),
    ("Fighters of Hezbollah left. A speaker of Hizbullah denied it.", "Hizbullah"),
    ("It rained in Kyiv. The train from Kiev was late.", "Kiev"),
    ("They read from the Quran. A copy of the Koran lay there.", "Koran"),
    ("In Benghazi it rained. Benghazi slept. From Benghazi to Bengahzi no ship sailed.", "Bengahzi"),
    ("Reykjavik was dark. In Reykjavik nobody slept. The lights of Rekyjavik failed.", "Rekyjavik"),
    ("Antananarivo waits. The road to Antananarivo is wet. All of Antananrivo knows it.", "Antananrivo"),
    ("The Federal Harbour Court ruled. The Federla Harbour Court had waited.", "Federla"),
    ("The Mercator Institute wrote it. Nobody at the Mercatro Institute could say why.", "Mercatro"),
    ("Hillary Svensson ran. Her book about Hlilary Svensson sold well.", "Hlilary"),
    ("Donna Brazier left. The firm thanked Doana Brazier.", "Doana"),
    ("Jill Steiner spoke. Afterwards Jll Steiner sat down.", "Jll"),
    ("Bishop Daniel Jenkey preached. Bishop Jeekey was ill.", "Jeekey"),
    ("Mr. Hutchinsen came. Asa Hutchinsen smiled. Nobody knew Mr. Hutcinsen.", "Hutcinsen"),
    ("Halvorsen came. Then Halvorsen spoke, and Halvorsen left. Mr. Halvorsn was tired.", "Halvorsn"),
    ("Halvorsen came. Nobody saw Halvorsen. Halvrosen said that it was late.", "Halvrosen"),
    ("Marta Halvorsen runs it. Halvorsen is old. Nobody fears Halvorsen. Halversen waited in the hall.", "Halversen"),
    ("Siobhán O'Brien won. The cup is Siobhan O'Brien's.", "Siobhan"),
    ("Anne-Marie Duval sang. The song of Annemarie Duval was long.", "Annemarie"),
    ("Petersen lost. The club kept Petersen. Fans sang for Petersen, Petersen, Petersen. “Yes,” said Peterson. Then Peterson left.", "Peterson"),
    ("Park Ji-woo danced. Kim praised Park Ji-woo. Nobody else is like Park Ji-wpo.", "Ji-wpo"),
]  # fmt: skip

ONE_SPELLING = [
    "Syria, Syria and Syria: the Syrian army left.",
    "Clinton met Clinton aides. Clinton spoke. Actor Ron Clifton did not.",
    "Halvorsen came. Halvorsen left. Halvorsen’s brother Erik Halvorson stayed with Anna Halvorson.",
    "Write to @Halvorsn. Halvorsen came. Halvorsen left. Halvorsen stayed.",
    "Petersen, whose name a clerk once spelled Peterson, laughed. Petersen keeps the letter. Petersen framed it.",
    "Nora Donlevy married in May. Nora Donleavy, née Donlevy, keeps the farm.",
    "Lars Petersen wrote “Lars Peterson [sic]” on the wall.",
    "Correction: An earlier version called Lars Petersen Lars Peterson.",
    "The Department of Labour and the Department of Labor met at the Centre for Work and the Center for Rest.",
    "It rained in Shanxi Province and in Shaanxi Province.",
    "Hunan Province sent rice, Henan Province sent salt.",
    "The Bergs came. Berg spoke. Berg’s son left. All Bergs are tall.",
    "Wang Lei sang and Wang Wei danced. Wang Li did neither.",
    "Mohammed Karimi met Muhammad Tahir. Ahmed Fathi met Ahmad Shirazi.",
    "Michelle Berg ran. Michele Dahl walked.",
    "Karl Berg spoke. Carla Berg wept. Carl Dahl slept.",
    "Jan Novák, Jana Nováková and Jana Novotná met.",
    "White came. White spoke. White left. While it rained, nobody moved.",
    "Three boats sank. There were no dead. There, near There Point, they lie.",
    "South Korea and South Korean firms agreed. North Korea did not.",
    "Baby Boomers and a Baby Boomer sang. The Super Bowl was one of many Super Bowls.",
    "Osama bin Laden was dead. Obama spoke. Obama left. Obama’s aides clapped.",
    "Maria Rossi sang. Mario Rossi danced.",
    "Anna Berg sang and Anne Berg danced.",
    "Senator Ruth Barr spoke. Senator Barr left. Barr won. Senator Richard Burr stayed.",
    "The Queen of Hearts and the Quern of Stones are inns.",
    "Iran and Iraq met. Iran left. Iran came back. Iraq stayed.",
    "Al-Masri spoke. Al-Masry’s paper did not print it. The paper’s name is Al-Masry.",
    "Devin Nunez spoke. Kevin Nunez listened.",
    "Ellen Berg spoke. Yellen met Yellen’s staff. Yellen left.",
]  # fmt: skip

FIRST_NAMES = [
    ("Ewa Nowak swam. Ewa Nowak won. Eva Nowak sank.", "Eva"),
    ("Martin Oseiku keeps the bees. The court asked Oseiku. Marvin Oseiku hopes for a mild spring.", "Marvin"),
    ("Anna Lindqvist won the race. On Monday Anna Lindqvist rested. The medal of Anne Lindqvist is silver.", "Anne"),
    ("Marc Dubois cooks. Everyone loves Marc Dubois. On Friday Mark Dubois closed.", "Mark"),
    ("Tim Adeyemi wrote it. Last year Tim Adeyemi wrote nothing. The book of Tom Adeyemi is thin.", "Tom"),
    ("Finance Minister James Berg resigned. Nobody thanked Finance Minister John Berg.", "John"),
    ("The Portuguese Prime Minister Rui Costa flew home. Later Prime Minister Nuno Costa spoke.", "Nuno"),
    ("Maria Sanchez, the health minister, promised it. A day later Health Minister Carmen Sanchez denied it.", "Carmen"),
    ("Erik Kimura coaches. The team of Erik Kimura won. “Run,” said Eric Kimura.", "Eric"),
    ("Carl Moreau paints. The walls of Carl Moreau are red. Karl Moreau likes blue.", "Karl"),
]  # fmt: skip

TWO_PEOPLE = [
    "Martin Oseiku keeps the bees. His brother Marvin Oseiku sells the honey.",
    "William Berg won. “Thank you,” said Bill Berg.",
    "Robert Dahl paid. A day later Bob Dahl asked for it back. Bobby Dahl is a boy’s name.",
    "Alexander Popov rowed. In the evening Alex Popov slept. Sasha Popov is what friends say.",
    "Francisco Vega sings. Friends call for Paco Vega.",
    "J. Berg paid. John Berg slept.",
    "Anna Berg sang and Anne Berg danced.",
    "Eric Berg and Erica Berg met. Erica Berg left.",
    "Maria Berg sang. Mario Berg danced.",
    "Jean Berg paints. The walls of Jean Berg are red. Joan Berg likes blue.",
    "The Bergs own the mill. Tim Berg grinds, and at night Tom Berg counts.",
    "Judge Tim Berg ruled. Senator Tom Berg protested.",
    "Finance Minister James Berg resigned. Health Minister John Berg did not.",
    "Norwegian Foreign Minister Erik Berg met Swedish Foreign Minister Nils Berg.",
    "Kim Jong-un spoke. Kim Jong-il was dead.",
    "Rep. James Berg spoke. Rep. John Berg did not.",
    "Robert F. Berg spoke. Robert Berg left.",
]  # fmt: skip

OFFICES = [
    ("Gov. Marta Dahl met Gov. Dahl’s staff. Sen. Marta Dahl left.", "Sen."),
    ("Finance Minister Erik Berg spoke. Justice Minister Erik Berg wept.", "Justice Minister"),
    ("Gen. Erik Berg spoke. Col. Berg left.", "Col."),
    ("Marta Adeyinka, the health minister, promised it. “Eat,” Education Minister Adeyinka said.", "Education Minister"),
    ("The health minister, Marta Adeyinka, promised it. “Eat,” said Education Minister Adeyinka.", "Education Minister"),
    ("Interior Minister Lala Ravelonarivo announced it. Foreign Minister Ravelonarivo did not say more.", "Foreign Minister"),
    ("The interior minister Lala Ravelonarivo announced it. The foreign minister Ravelonarivo laughed.", "foreign minister"),
    ("Finnish Foreign Minister Erik Dahl flew home. Swedish Foreign Minister Erik Dahl will not comment.", "Foreign Minister"),
    ("Norway’s foreign minister, Erik Dahl, flew home. The Swedish foreign minister, Erik Dahl, will not comment.", "foreign minister"),
    ("Erik Dahl, Kenya’s trade minister, flew home. Erik Dahl, Ghana’s trade minister, will not comment.", "trade minister"),
    ("Prime Minister Ana Costa spoke. Later Finance Minister Costa left.", "Finance Minister"),
    ("Defence Secretary Tom Hale spoke. Home Secretary Tom Hale listened.", "Home Secretary"),
    ("President Ana Costa spoke. Vice President Ana Costa listened. President Costa left.", "Vice President"),
    ("Mayor Ruth Olsen opened it. Gov. Ruth Olsen cut the ribbon.", "Gov."),
    ("Pope Lando sang. Cardinal Lando prayed. Pope Lando left.", "Cardinal"),
    ("Capt. Sara Levi dived. Sgt. Levi held the rope.", "Sgt."),
    ("Vice President Joe Hale spoke. A remark by Speaker Joe Hale was odd.", "Speaker"),
    ("Minister of finance Lu Wei spoke. Minister of health Lu Wei listened.", "Minister of health"),
]  # fmt: skip

ONE_OFFICE = [
    "Gov. Marta Dahl spoke. Then-Sen. Marta Dahl had voted for it. Former Rep. Dahl agreed.",
    "Sen. Marta Dahl and Gov. Erik Dahl are cousins.",
    "Interior Minister Ahmad Vahidi met Interior Minister Suleyman Soylu. Foreign Minister Cavusoglu came.",
    "Lt. Gov. Marta Dahl spoke; Sen. Marta Berg did not.",
    "Foreign Minister Erik Dahl packed. Deputy Prime Minister Erik Dahl is his title, too.",
    "Foreign Minister Erik Dahl packed. Acting Prime Minister Erik Dahl left.",
    "Foreign Minister Erik Dahl packed. Shadow Home Secretary Erik Dahl was a name of 2011.",
    "Foreign Minister Erik Dahl packed. Incoming Prime Minister Erik Dahl starts in May.",
    "Interior Minister Erik Dahl packed. Foreign Minister Erik Dahl, as he was named on Monday, starts today.",
    "Erik Dahl, who was interior minister until 2019, is foreign minister now. Foreign Minister Dahl smiled.",
    "Rep. Paul Hale, the speaker of the House, spoke. House Speaker Paul Hale left.",
    "Foreign Minister Erik Dahl wrote to the finance minister. Dahl, the foreign minister, signed it.",
    "Defense Minister Erik Dahl spoke. Defence Minister Dahl left. The defence minister, Erik Dahl, slept.",
    "Norwegian Foreign Minister Erik Dahl spoke. Norway’s foreign minister, Erik Dahl, left.",
    "Maj. Gen. Erik Dahl spoke. Gen. Dahl left.",
    "Erik Dahl, wife of the finance minister, met Foreign Minister Erik Dahl.",
    "Anna Dahl met the finance minister. Foreign Minister Anna Dahl left.",
    "Sen. Marta Dahl spoke. Anna Berg, a candidate for governor, met Dahl.",
    "Attorney General Marta Dahl spoke. Marta Dahl, the state’s attorney general, left.",
]  # fmt: skip

ACRONYMS = [
    ("The Coastal Rescue Service (CSR) sailed.", "CSR"),
    ("The International Board of Pilots (IPB) met.", "IPB"),
    ("The National Office for Harbour Safety (NOSH) met.", "NOSH"),
    ("The Northern Fisheries Council (NFC) met. Later the NCF voted.", "NCF"),
    ("The Harbour Safety Board (HSB) met. A Harbour Savings Bank (HSB) failed.", "HSB"),
    ("The Rural Finance Agency (RFA) lends. The Regional Farming Alliance (RFA) hears complaints.", "RFA"),
    ("The Harbour Safety Board (HSP) met. Aides of the HSB left.", "HSP"),
    ("The Central Agency for Rural Development (CARP) lends.", "CARP"),
    ("The Harbour Safety Board (HSB) met. The House of Small Boats (HSB) closed.", "HSB"),
]  # fmt: skip

RIGHT_ACRONYMS = [
    "The World Health Organization (WHO) and the UN met.",
    "The Social Democratic Party (SPD) and the Christian Democratic Union (CDU) met.",
    "The Kurdistan Workers’ Party (PKK) left. Doctors Without Borders (MSF) stayed.",
    "The Northern Fisheries Council (NFC) met. The National Council of Farms (NCF) met, too.",
    "The Northern Fisheries Council (NFC) met. The Northern Fishery Council (NFC) voted.",
    "The Harbour Safety Board (HSB) met. The HSB left. The BSH is a ship.",
    "Automatic teller machines (ATMs) came in 1967. ATMs are gone.",
    "The Justice and Development Party (AKP) won.",
    "The Harbour Safety Board (HSP) met. The HSP voted. The HSP left.",
]  # fmt: skip

LATE = [
    "Thornquist said that the gun was loaded.\n\n“Bronze waits,” said Maria Thornquist, who leads the dive.",
    "The gun was raised. On deck Okonkwo said that it was loaded.\n\nIfeoma leads. “Bronze waits,” said Daniel Okonkwo.",
]  # fmt: skip

INTRODUCED = [
    "Maria Thornquist leads the dive. Her team is small.\n\nThornquist said that the gun was loaded.",
    "Professor Thornquist said that the gun was loaded.\n\n“Bronze waits,” said Maria Thornquist.",
    "“Thornquist said no,” a diver recalled.\n\nMaria Thornquist leads the dive.",
    "The Thornquist method was used on Monday.\n\nMaria Thornquist leads the dive.",
    "Churchill said that it was loaded.\n\nWinston Churchill was never there.",
    "Thornquist Marine said that it was loaded.\n\nMaria Thornquist leads the firm.",
]  # fmt: skip

CASTS = [
    {"Norwegian": "Kenyan", "Swedish": "Indian", "Erik": "Daniel", "Dahl": "Mwangi", "Marta": "Ruth", "Petersen": "Kamaun", "Peterson": "Kamoun"},
    {"Norwegian": "Iranian", "Swedish": "American", "Erik": "Maria", "Dahl": "Karimi", "Marta": "Omar", "Petersen": "Hakimin", "Peterson": "Hakimun"},
]
MIRRORED = [
    ("title-conflict", "Norwegian Foreign Minister Erik Dahl flew home. Swedish Foreign Minister Erik Dahl will not comment."),
    ("title-conflict", "Norwegian Foreign Minister Erik Dahl flew home. Swedish Foreign Minister Marta Dahl will not comment."),
    ("title-conflict", "Marta Dahl, the health minister, promised it. Education Minister Dahl denied it."),
    ("title-conflict", "Sen. Marta Dahl spoke. Former Gov. Marta Dahl listened."),
    ("name-variant", "Erik Petersen sold the boat. A week later Erik Peterson bought it back."),
    ("name-variant", "Petersen sold the boat. The town likes Petersen. Marta Peterson does not."),
    ("first-name-variant", "Finance Minister Erik Dahl left. Nobody thanked Finance Minister Marta Dahl."),
]  # fmt: skip


def excerpts(name, text, **more):
    return [finding.excerpt for finding in check_text(RULES[name], text, **more)]


@pytest.mark.parametrize(("text", "flagged"), VARIANTS)
def test_finds_the_other_spelling(text, flagged):
    assert excerpts("name-variant", text) == [flagged]


@pytest.mark.parametrize("text", ONE_SPELLING)
def test_passes_other_names(text):
    assert excerpts("name-variant", text) == []


@pytest.mark.parametrize(("text", "flagged"), FIRST_NAMES)
def test_finds_the_other_first_name(text, flagged):
    assert excerpts("first-name-variant", text) == [flagged]


@pytest.mark.parametrize("text", TWO_PEOPLE)
def test_passes_two_people_of_one_surname(text):
    assert excerpts("first-name-variant", text) == []


@pytest.mark.parametrize(("text", "flagged"), OFFICES)
def test_finds_the_other_office(text, flagged):
    assert excerpts("title-conflict", text) == [flagged]


@pytest.mark.parametrize("text", ONE_OFFICE)
def test_passes_one_office(text):
    assert excerpts("title-conflict", text) == []


@pytest.mark.parametrize(("text", "flagged"), ACRONYMS)
def test_finds_wrong_letters(text, flagged):
    assert excerpts("acronym", text) == [flagged]


@pytest.mark.parametrize("text", RIGHT_ACRONYMS)
def test_passes_right_letters(text):
    assert excerpts("acronym", text) == []


@pytest.mark.parametrize("text", LATE)
def test_finds_a_late_introduction(text):
    assert len(excerpts("introduced-late", text, headline=HEAD)) == 1


@pytest.mark.parametrize("text", INTRODUCED)
def test_passes_people_who_are_introduced(text):
    assert excerpts("introduced-late", text, headline=HEAD) == []


@pytest.mark.parametrize(("name", "text"), MIRRORED)
@pytest.mark.parametrize("cast", CASTS)
def test_findings_are_the_same_for_whoever_is_meant(name, text, cast):
    other = " ".join(_recast(word, cast) for word in text.split(" "))
    assert len(excerpts(name, text)) == len(excerpts(name, other)), other


def _recast(word, cast):
    core = word.rstrip(".,")
    return cast.get(core, core) + word[len(core) :]


@pytest.mark.parametrize(
    ("text", "usual"), [("Lars Petersen rowed. Lars Petersen won. Lars Peterson sank.", "Petersen"), ("Uwe Muller ate. Uwe Müller slept.", "Müller")]
)
def test_the_fix_is_the_usual_spelling_or_the_accented(text, usual):
    (found,) = check_text(RULES["name-variant"], text)
    assert found.fixes[0].edits[0].text == usual
    assert found.related[0].excerpt == usual


def test_one_fix_mends_every_place():
    text = "Petersen lost. The club kept Petersen. They sang for Petersen, Petersen, Petersen. “Yes,” said Peterson. Then Peterson left."
    ((_, found),) = findings(RULES["name-variant"], article(text))
    assert len(found.fixes[0].edits) == 2


@pytest.mark.parametrize("name", ["name-variant", "first-name-variant", "title-conflict", "acronym", "introduced-late"])
@pytest.mark.parametrize(
    "piece",
    ["Anna Berg met Anne Berg. ", "Sen. ", "Aab Aac Aad Abd. ", "Northern Fisheries Council (NCF) ", "Müller Muller ", "the foreign minister, "],
)
def test_time_is_linear(name, piece, assert_linear):
    assert_linear(lambda times: article(piece * times), lambda of: findings(RULES[name], of), 800)


def test_words_without_end_are_no_names():
    begin = time.process_time()
    assert excerpts("name-variant", f"A{'b' * 200_000} A{'b' * 200_001} A{'b' * 200_001}") == []
    assert time.process_time() - begin < 5
