"""Single sentences of many genres: who is the source, what is the cue, what is the content."""

import pytest

WIRE = [
    ("At that meeting the harbour minister stressed the need for talks.", ["the harbour minister | stressed | the need for talks"]),
    ("The talks collapsed overnight, the ministry said.", ["the ministry | said | The talks collapsed overnight"]),
    ("The ministry said the talks had collapsed.", ["The ministry | said | the talks had collapsed"]),
    ("The ministry said that the talks had collapsed.", ["The ministry | said | that the talks had collapsed"]),
    ("The talks, the ministry said, had collapsed.", ["the ministry | said | The talks + had collapsed"]),
    ("Moreover, she said, the talks had collapsed.", ["she | said | the talks had collapsed"]),
    ("The ministry said on Tuesday that the talks had collapsed.", ["The ministry | said | that the talks had collapsed"]),
    ("The ministry on Tuesday said the talks had collapsed.", ["The ministry | said | the talks had collapsed"]),
    ("Foreign Minister Tomas Lind told reporters that the ferry would sail.", ["Foreign Minister Tomas Lind | told | that the ferry would sail"]),
    ("Foreign Minister Tomas Lind told the assembly the ferry would sail.", ["Foreign Minister Tomas Lind | told | the ferry would sail"]),
    ("Tomas Lind, the foreign minister, said the ferry would sail.", ["Tomas Lind, the foreign minister | said | the ferry would sail"]),
    ("The Finnish minister, for her part, said she welcomed the deal.", ["The Finnish minister | said | she welcomed the deal"]),
    ("Lind, who took office in May, said the ferry would sail.", ["Lind, who took office in May | said | the ferry would sail"]),
    (
        "Lind added that the port and the ferry cooperate and are determined to reopen.",
        ["Lind | added | that the port and the ferry cooperate and are determined to reopen"],
    ),
    (
        "Pointing to the storm, Lind said the port was closed and added that it would reopen on Monday.",
        ["Lind | Pointing to | the storm", "Lind | said | the port was closed", "Lind | added | that it would reopen on Monday"],
    ),
    (
        "Lind said the port was closed, adding that crews were at work.",
        ["Lind | said | the port was closed", "Lind | adding | that crews were at work"],
    ),
    ("According to the coast guard, the ferry was empty.", ["the coast guard | According to | the ferry was empty"]),
    ("The ferry was empty, according to the coast guard.", ["the coast guard | according to | The ferry was empty"]),
    ("The ferry, according to the coast guard, was empty.", ["the coast guard | according to | The ferry + was empty"]),
    (
        "The Daily Harbour quoted Lind as saying that the ferry was empty.",
        ["The Daily Harbour | quoted Lind as saying | that the ferry was empty", "Lind | saying | that the ferry was empty"],
    ),
    ("Lind was quoted as saying the ferry was empty.", ["Lind | was quoted as saying | the ferry was empty"]),
    (
        "The party, listed as a terrorist group by Norway, Sweden and the United Nations, was founded in 1984.",
        ["Norway, Sweden and the United Nations | listed | a terrorist group"],
    ),
    ("The harbour master denied that the gate had been left open.", ["The harbour master | denied | that the gate had been left open"]),
    ("Officials say two ships are missing.", ["Officials | say | two ships are missing"]),
    ("Witnesses reported hearing two explosions.", ["Witnesses | reported | hearing two explosions"]),
    ("The embassy announced a ban on exports.", ["The embassy | announced | a ban on exports"]),
    ("The union called for an inquiry.", ["The union | called for | an inquiry"]),
    ("The union urged members to stay at home.", ["The union | urged | members to stay at home"]),
    ("Both governments vowed to rebuild the bridge.", ["Both governments | vowed | to rebuild the bridge"]),
    ("The president hailed relations between the two islands.", ["The president | hailed | relations between the two islands"]),
    ("The envoy stressed the importance of regular talks.", ["The envoy | stressed | the importance of regular talks"]),
    ("The rebels claimed that the airport had fallen.", ["The rebels | claimed | that the airport had fallen"]),
    ("The general admitted that shells had hit the school.", ["The general | admitted | that shells had hit the school"]),
    ("Aid groups warned that winter would kill thousands.", ["Aid groups | warned | that winter would kill thousands"]),
    ("The army acknowledged it had fired first.", ["The army | acknowledged | it had fired first"]),
]

QUOTED = [
    ("“We are late,” Lind said.", ["Lind | said | “We are late,”"]),
    ("“We are late,” said Lind.", ["Lind | said | “We are late,”"]),
    ("“We are late,” said Orla Lind, a spokeswoman for the port.", ["Orla Lind, a spokeswoman for the port | said | “We are late,”"]),
    ("“We are late,” Lind told the press.", ["Lind | told | “We are late,”"]),
    ("“Are we late?” Lind asked.", ["Lind | asked | “Are we late?”"]),
    ("“We are late!” she shouted.", ["she | shouted | “We are late!”"]),
    ("“We are late,” Lind said. “The tide is out.”", ["Lind | said | “We are late,” + “The tide is out.”"]),
    ("“We are late,” Lind said, “and the tide is out.”", ["Lind | said | “We are late,” + “and the tide is out.”"]),
    ("Lind said, “We are late.”", ["Lind | said | “We are late.”"]),
    ("Lind said: “We are late. The tide is out.”", ["Lind | said | “We are late. The tide is out.”"]),
    ("“We are late,” Lind said in an interview on Friday.", ["Lind | said | “We are late,”"]),
    ("“We are late,” one senior harbour official said.", ["one senior harbour official | said | “We are late,”"]),
    ("“We are late,” Rep. Ann Lee (D-Ohio) said.", ["Rep. Ann Lee (D-Ohio) | said | “We are late,”"]),
    ("The deal was “a disgrace,” Lind said.", ["Lind | said | The deal was “a disgrace,”"]),
    ("Lind said the deal was “a disgrace” to the town.", ["Lind | said | the deal was “a disgrace” to the town"]),
    ("Lind called the deal “a disgrace.”", ["Lind | called | the deal “a disgrace.”"]),
    ("Lind described the deal as “a disgrace.”", ["Lind | described | the deal as “a disgrace.”"]),
    ("Asked about the strike, Lind said, “It is over.”", ["Lind | said | “It is over.”"]),
    ("“It is over.” Lind said.", ["Lind | said | “It is over.”"]),
    ("“It is over,” the mayor, Ann Lee, wrote in a letter to residents.", ["the mayor, Ann Lee | wrote | “It is over,”"]),
    ("Said Lind, “It is over.”", ["Lind | Said | “It is over.”"]),
    ("The report says: “The dam was never inspected.”", ["The report | says | “The dam was never inspected.”"]),
    ("“The dam was never inspected,” according to the report.", ["the report | according to | “The dam was never inspected,”"]),
    ("He hailed the crew and said, “They saved forty lives.”", ["He | hailed | the crew", "He | said | “They saved forty lives.”"]),
    ("‘We are late,’ said Lind.", ["Lind | said | ‘We are late,’"]),
    ('"We are late," Lind said.', ['Lind | said | "We are late,"']),
]

COURT = [
    ("Prosecutors allege Marsh took the money.", ["Prosecutors | allege | Marsh took the money"]),
    ("Marsh told the court she had never seen the letter.", ["Marsh | told | she had never seen the letter"]),
    ("Marsh denied the charges.", ["Marsh | denied | the charges"]),
    ("The judge ruled that the search was unlawful.", ["The judge | ruled | that the search was unlawful"]),
    ("The lawsuit says the company hid the results.", ["The lawsuit | says | the company hid the results"]),
    ("The indictment accuses Marsh of forging two contracts.", ["The indictment | accuses | Marsh of forging two contracts"]),
    ("A witness testified that the van was blue.", ["A witness | testified | that the van was blue"]),
    ("Marsh's lawyer argued that the jury had been misled.", ["Marsh's lawyer | argued | that the jury had been misled"]),
    ("Detectives said they believed the fire was set on purpose.", ["Detectives | said | they believed the fire was set on purpose"]),
    ("“I did not do it,” Marsh told the jury.", ["Marsh | told | “I did not do it,”"]),
    ("The defendant, a former bank clerk, said she was innocent.", ["The defendant, a former bank clerk | said | she was innocent"]),
    ("The coroner concluded that the boy had drowned.", ["The coroner | concluded | that the boy had drowned"]),
    ("Police said no one had been hurt.", ["Police | said | no one had been hurt"]),
    ("The company's claim that it had been robbed was dropped.", ["The company | claim | that it had been robbed"]),
]

SPORT = [
    ("“We were poor today,” said coach Ian Doyle.", ["coach Ian Doyle | said | “We were poor today,”"]),
    ("Doyle said his side had been poor.", ["Doyle | said | his side had been poor"]),
    ("Doyle insisted the goal should have stood.", ["Doyle | insisted | the goal should have stood"]),
    ("The striker, 22, said he would stay.", ["The striker, 22 | said | he would stay"]),
    ("The club confirmed that Doyle would leave in June.", ["The club | confirmed | that Doyle would leave in June"]),
    ("“He is the best I have seen,” Doyle added.", ["Doyle | added | “He is the best I have seen,”"]),
    ("Doyle tweeted that he was proud of the team.", ["Doyle | tweeted | that he was proud of the team"]),
    ("The referee later admitted he had blundered.", ["The referee | later admitted | he had blundered"]),
    ("Doyle joked that even his mother could have scored.", ["Doyle | joked | that even his mother could have scored"]),
    ("The league said in a statement that the match would be replayed.", ["The league | said | that the match would be replayed"]),
]

SCIENCE = [
    ("The study found that bees sleep less in cities.", ["The study | found | that bees sleep less in cities"]),
    ("The data suggest that the ice is thinning.", ["The data | suggest | that the ice is thinning"]),
    ("Researchers believe the comet is older than the Sun.", ["Researchers | believe | the comet is older than the Sun"]),
    ("The survey shows that one in four owns a dog.", ["The survey | shows | that one in four owns a dog"]),
    (
        "“This changes the textbooks,” said Dr. Maya Iyer, who led the study.",
        ["Dr. Maya Iyer, who led the study | said | “This changes the textbooks,”"],
    ),
    ("Iyer said the team had checked the result twice.", ["Iyer | said | the team had checked the result twice"]),
    (
        "The comet is older than the Sun, Iyer and colleagues reported in a journal.",
        ["Iyer and colleagues | reported | The comet is older than the Sun"],
    ),
    ("Astronomers estimate that it weighs a billion tonnes.", ["Astronomers | estimate | that it weighs a billion tonnes"]),
    ("Iyer noted that the sample was small.", ["Iyer | noted | that the sample was small"]),
    ("Several of the surveys show that prices fell.", ["Several of the surveys | show | that prices fell"]),
]

BUSINESS = [
    ("The bank said profits rose 4 percent.", ["The bank | said | profits rose 4 percent"]),
    ("Profits rose 4 percent, the bank said on Monday.", ["the bank | said | Profits rose 4 percent"]),
    ("Chief executive Joan Pell said the bank would cut 900 jobs.", ["Chief executive Joan Pell | said | the bank would cut 900 jobs"]),
    (
        "Joan Pell, chief executive of the bank, said it would cut 900 jobs.",
        ["Joan Pell, chief executive of the bank | said | it would cut 900 jobs"],
    ),
    ("Analysts expect that rates will fall.", ["Analysts | expect | that rates will fall"]),
    ("Pell told investors that the bank was sound.", ["Pell | told | that the bank was sound"]),
    ("Pell promised to publish the audit.", ["Pell | promised | to publish the audit"]),
    ("The regulator criticised the merger.", ["The regulator | criticised | the merger"]),
    ("People familiar with the matter said the sale was off.", ["People familiar with the matter | said | the sale was off"]),
    ("“Demand is weak,” said Joan Pell of Harbour Bank.", ["Joan Pell of Harbour Bank | said | “Demand is weak,”"]),
    ("The company declined to comment.", ["The company | declined | to comment"]),
    ("In a letter to shareholders, Pell wrote that demand was weak.", ["Pell | wrote | that demand was weak"]),
    ("Pell issued a statement saying the sale was off.", ["Pell | saying | the sale was off"]),
]

WAR = [
    ("The ministry accused the rebels of shelling the port.", ["The ministry | accused | the rebels of shelling the port"]),
    ("The rebels said government planes had bombed a school.", ["The rebels | said | government planes had bombed a school"]),
    ("Residents told of nights without water.", ["Residents | told of | nights without water"]),
    (
        "A senior officer, who asked not to be named, said the bridge was lost.",
        ["A senior officer, who asked not to be named | said | the bridge was lost"],
    ),
    (
        "Government planes had bombed a school, the rebels said, citing local doctors.",
        ["the rebels | said | Government planes had bombed a school", "the rebels | citing | local doctors"],
    ),
    (
        "The envoy said neither side had kept the truce and that both had fired.",
        ["The envoy | said | neither side had kept the truce and that both had fired"],
    ),
    (
        "The general said the town had fallen, but the governor said it was holding out.",
        ["The general | said | the town had fallen", "the governor | said | it was holding out"],
    ),
    ("Neither side, the envoy said, had kept the truce.", ["the envoy | said | Neither side + had kept the truce"]),
]

SILENT = [
    "Nobody said anything.",
    "The officers told the crowd to leave.",
    "The road was closed on Friday.",
    "He said no.",
    "She called her mother before the match.",
    "The mayor called new elections.",
    "The annual report is 90 pages long.",
    "The claims were settled last year.",
    "The show begins at eight.",
    "The proposal by Norway was adopted.",
    "A figure designated by the council stood at the gate.",
    "The troops attacked the village at dawn.",
    "The plan for the harbour was shown to residents.",
    "There were 300 pledged delegates.",
    "The crew found the boat.",
    "The museum opened a show about bees.",
    "Ticket sales rose by 4 percent.",
    "Police were called to the scene.",
    "She ordered soup.",
    "The ferry sailed, and the band played on.",
]

ALL = [*WIRE, *QUOTED, *COURT, *SPORT, *SCIENCE, *BUSINESS, *WAR]


@pytest.mark.parametrize(("text", "expected"), ALL, ids=[text[:40] for text, _ in ALL])
def test_source_cue_and_content(triples, text: str, expected: list[str]) -> None:
    assert triples(text) == expected


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_attributed(triples, text: str) -> None:
    assert triples(text) == []
