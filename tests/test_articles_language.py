"""Arabic told apart from the languages of its script and of others."""

import pytest

from analysis.articles.language import detect_language

CASES = [
    ("كشف رئيس الحكومة عن دور جهاز المخابرات في المفاوضات", "ar", "news"),
    ("الأمن", "ar", "one word"),
    ("وزير خارجية ايران يصل بغداد لبحث ملف مياه", "ar", "a headline without one article ال"),
    ("كشف رئیس الحکومة عن دور جهاز المخابرات في المفاوضات", "ar", "Arabic on a Persian keyboard"),
    ("قال نجیب میقاتی إن الحکومة ستعقد جلسة فی بیروت غدًا", "ar", "Arabic with Persian ye throughout"),
    ("وقّعت شركة Total Energies عقدًا مع وزارة النفط العراقية في بغداد", "ar", "names in Latin"),
    ("رئیس جمهور گفت که این موضوع برای منطقه مهم است و باید بررسی شود", "fa", "Persian"),
    ("در این نشست وزیران خارجه دو کشور درباره مسائل منطقه گفتگو کردند", "fa", "Persian, few letters of its own"),
    ("وزیر اعظم نے کہا ہے کہ ملک میں امن و امان کی صورتحال بہتر ہے", "ur", "Urdu"),
    ("سەرۆکی حکومەت ڕایگەیاند کە دەزگای ئاسایش لە پارێزگاکان کار دەکات", "ckb", "Kurdish"),
    ("The minister said that the security of the country is in good hands", "en", "English"),
    ("Le ministre a déclaré que la sécurité du pays est dans les mains de l'armée", "fr", "French"),
    ("Министр заявил, что безопасность страны под контролем", "", "Russian: not Arabic is enough"),
    ("2022-02-21 10:00", "", "numbers only"),
    ("", "", "nothing"),
]


@pytest.mark.parametrize(("text", "language", "reason"), CASES, ids=[row[2] for row in CASES])
def test_languages(text: str, language: str, reason: str) -> None:
    assert detect_language(text) == language
