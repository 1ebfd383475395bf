"""The language of a text: script and function words first, langdetect when they are unsure, nobody under 40 words."""

import subprocess
import sys

import pytest

from sayso.text.language import Guess, guess

ENGLISH = (
    "The council met on Monday to decide whether the mill should be closed. It was the third time this year that "
    "the members had talked about it, and they were not of one mind. Those who work there said that they would not "
    "leave before they had been paid for the last three months of the year."
)
FRENCH = (
    "Le conseil s'est réuni lundi pour décider si le moulin devait être fermé. C'était la troisième fois cette "
    "année que les élus en parlaient, et ils n'étaient pas du même avis. Ceux qui y travaillent ont dit qu'ils ne "
    "partiraient pas avant d'avoir été payés pour les trois derniers mois de l'année."
)
GERMAN = (
    "Der Rat hat am Montag darüber beraten, ob die Mühle geschlossen werden soll. Es war das dritte Mal in diesem "
    "Jahr, dass die Mitglieder darüber sprachen, und sie waren sich nicht einig. Die dort arbeiten, sagten, sie "
    "würden nicht gehen, bevor sie für die letzten drei Monate bezahlt worden sind."
)
SPANISH = (
    "El consejo se reunió el lunes para decidir si el molino debía cerrarse. Era la tercera vez este año que los "
    "miembros hablaban de ello, y no estaban de acuerdo. Los que trabajan allí dijeron que no se irían antes de que"
    " les pagaran los últimos tres meses del año, como les había prometido el alcalde."
)
SWEDISH = (
    "Rådet möttes på måndagen för att avgöra om kvarnen skulle stängas. Det var tredje gången i år som ledamöterna "
    "talade om saken, och de var inte eniga. De som arbetar där sade att de inte skulle gå förrän de hade fått "
    "betalt för årets tre sista månader, så som borgmästaren hade lovat dem i våras."
)
RUSSIAN = "Совет собрался в понедельник, чтобы решить, закрывать ли мельницу. Рабочие сказали, что не уйдут, пока им не заплатят."
UKRAINIAN = "Рада зібралася в понеділок, щоб вирішити, чи закривати млин. Робітники сказали, що не підуть, доки їм не заплатять за її роботу."
ARABIC = "اجتمع المجلس يوم الاثنين ليقرر ما إذا كان ينبغي إغلاق الطاحونة، وقال العمال إنهم لن يغادروا قبل أن تدفع أجورهم."
PERSIAN = "شورا روز دوشنبه گرد هم آمد تا تصمیم بگیرد که آسیاب بسته شود یا نه و کارگران گفتند پیش از گرفتن دستمزد نمی‌روند."
HEBREW = "המועצה התכנסה ביום שני כדי להחליט אם לסגור את הטחנה, והעובדים אמרו שלא יעזבו לפני שישולם להם שכרם על החודשים האחרונים."
CHINESE = (
    "委员会星期一开会讨论是否关闭磨坊。这是今年第三次讨论此事,成员们意见不一。工人们表示,在拿到最后三个月的工资之前不会离开,市长曾经答应过他们。"
)
JAPANESE = (
    "評議会は月曜日に集まり、製粉所を閉鎖するかどうかを話し合った。"
    "今年三度目の議論だったが、意見はまとまらなかった。働く人々は給料を受け取るまで去らないと述べた。"
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        (GERMAN, "de"),
        (SPANISH, "es"),
        (SWEDISH, "sv"),
        (RUSSIAN, "ru"),
        (UKRAINIAN, "uk"),
        (ARABIC, "ar"),
        (PERSIAN, "fa"),
        (HEBREW, "he"),
        (CHINESE, "zh"),
        (JAPANESE, "ja"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert guess(text, "xx") == Guess(language, True)


@pytest.mark.parametrize("text", ["", "Le moulin est fermé.", " ".join(ENGLISH.split()[:39])])
def test_under_forty_words_the_configured_language_holds(text: str) -> None:
    assert guess(text, "pt") == Guess("pt", True)


def test_figures_alone_are_undecided_only_if_there_are_words() -> None:
    assert guess("12 34 56 " * 50, "en") == Guess("en", True)


def test_what_nobody_can_tell_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.text.language._by_detector", lambda sample: "")
    assert guess("zork blif " * 40, "de") == Guess("de", False)


def test_foreign_words_in_an_english_story_do_not_turn_it() -> None:
    assert guess(ENGLISH + " " + RUSSIAN) == Guess("en", True)


def test_the_answer_is_always_the_same() -> None:
    assert len({guess(SWEDISH) for _ in range(5)}) == 1


def test_langdetect_is_not_imported_for_a_sure_text() -> None:
    program = f"import sys; from sayso.text.language import guess; guess({ENGLISH!r}); print('langdetect' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_text_full_of_names_needs_no_detector():
    names = "Anna Berg Carla Dahl Erik Falk Greta Holm Ivar Juhl Karin Lund Marta Nord Olaf Palm "
    code = f"""
import sys
from sayso.text.language import guess
print(*guess("The mayor of {names * 3} said that the council has not been told."), "langdetect" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "en True False\n"
