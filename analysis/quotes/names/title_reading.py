"""The title inside a phrase: which prepositions, proclitics and joined words go on with it, up to its bearer's name."""

from analysis.arabic.article import THE, bare_of, is_definite
from analysis.quotes.names.marked_names import MarkedNameReading
from analysis.quotes.names.names_ahead import ends_in_name, names_follow
from analysis.quotes.words.name_shapes import is_bare_name, is_unlisted_name
from analysis.quotes.words.vocabulary import is_nationality, is_place
from analysis.quotes.words.word_shapes import has_proclitic, is_action, is_body, is_plural
from analysis.quotes.words.wordlists import head_of, is_function_word, is_given_name, owned_head, words_of

FIELD = 12  # words of what a title belongs to, before the name (كبير الاقتصاديين في الصندوق بيير …)
SOMEONE = 3  # words of an unnamed person before the body: مصدر أمني مسؤول بوزارة …
NAME_IN_MARKS = 4  # words of a name in quotation marks


class TitleReading(MarkedNameReading):
    """Takes what a title goes on with: مصدر في الوزارة، وزير الصحة والسكان، المدير العام لجمرك المطار."""

    def _preposition(self, key: str) -> bool | None:
        """Take في, عن … where the head noun asks for it: مصدر في الوزارة, not الوزير في مؤتمر."""
        on_behalf = key in words_of("in_name_of")
        if (on_behalf and not self._speaks_for()) or not (is_function_word(key) or on_behalf):
            return None
        following = self._following()
        if following is not None and following.kind == "quote" and self._name_behind_marks():
            return True  # المحللة في "سوسيته جنرال" كلودين …
        if on_behalf and following is not None and following.kind == "quote":
            return self.at > self.first  # المتحدث باسم «مدن»
        if following is None or following.kind != "word" or following.key in words_of("preposition", "month"):
            return False
        if self.at == self.first or self.name_first >= 0 or not self.head:
            return False
        if key in words_of("on") and self.tokens[self.at - 1].key in words_of("informed"):
            return self.whole or self.after_verb  # دبلوماسي مطلع على الخطط
        occasion = following.key in words_of("occasion") or bare_of(following.key) in words_of("occasion")
        if occasion and key not in words_of("of"):  # مصدر مقرب من الإطار
            return False
        within = key in words_of("in") and self._is_titled() and (self.whole or self._is_field(following.key))
        parted = (
            key in words_of("about") and self.whole and is_plural(self.tokens[self.at - 1].key)
        )  # تنسيقية المعطلين عن العمل
        leads = self.whole and self._is_titled() and key in words_of("leads_on")
        ahead = self.tokens[self.at + 2 : self.at + 2 + FIELD]
        if (within or parted or leads) and (names_follow(ahead) or ends_in_name(ahead)):
            return True  # مدير المستشفى في طرابلس كريم …
        told = head_of(following.key)
        if told is not None and told.kind == "text" and not is_definite(following.key):
            return False  # قال مدير المركز في دراسة له
        posted = self.head.takes & words_of("toward") and is_place(following.key)  # السفير الهولندي في بغداد
        if key in words_of("in") and (posted or self._is_somewhere(following.key)):
            return True  # السفارة الأميركية في بغداد
        ahead = self.tokens[self.at + 2 : self.at + 3]
        stated = bool(ahead) and (ahead[0].kind == "colon" or ahead[0].key in words_of("complement"))
        someone = self._is_someone() or (self.head.kind == "rank" and not self._is_definite())
        if key in words_of("in") and self.whole and stated and someone and is_definite(following.key):
            return True  # مهندس في الحقل إن
        if key in words_of("of") and self.whole and stated and self._is_thing() and is_definite(following.key):
            return True  # إدارة الوقاية من الحرائق إن
        if not self._takes(key):
            return False
        return key not in words_of("in") or not self._is_definite() or self._is_field(following.key)

    def _is_somewhere(self, place: str) -> bool:
        """Return whether a body or an unnamed person belongs to a place: السلطات في درنة, not الوزير في بغداد."""
        body = self.head is not None and self.head.kind in ("body", "media", "source")
        return (body or self._is_someone()) and is_place(place)

    def _speaks_for(self) -> bool:
        """Return whether باسم goes with a word of the phrase (المتحدث باسم), and is no name (عضو المكتب باسم نعيم)."""
        return self.head is None or any(map(self._takes, words_of("in_name_of")))

    def _takes(self, key: str) -> bool:
        """Return whether a word of the phrase takes this preposition (أمين المنطقة المشرف العام على …)."""
        someone = key in words_of("about") and self.head is not None and self.head.kind != "text"
        someone = someone and not (self._is_definite() and self.at <= self.first + 2)  # المتحدث الرسمي عن الشركة
        first = self.at - 1 if someone else self.first  # كشف مسؤول رفيع عن خطة, not المسؤول عن الملف
        heads = (head_of(token.key.removeprefix("و")) for token in self.tokens[first : self.at])
        return any(head is not None and key in head.takes for head in heads)

    def _is_field(self, key: str) -> bool:
        """Return whether في leads to what someone belongs to (القيادي في حركة), not to where he speaks."""
        known = head_of(key)
        return bool(known and known.kind in ("body", "media")) or bare_of(key) in words_of("field")

    def _proclitic(self, key: str) -> bool | None:
        """Tell ب, ل, ك and و before a noun from a word that begins with the letter."""
        letter, rest = key[0], key[1:]
        if key == "ل" and self._name_behind_marks():
            return True  # الرئيس التنفيذي لـ"هتلان ميديا" الدكتور …
        if key in words_of("proclitic"):
            return False
        if key in words_of("acting") and self.at > self.first:
            return self._is_titled()  # حاكم المصرف بالإنابة
        second = self.naming and self.at == self.name_first + 1 and letter != "و"
        if letter not in "وبلك" or (second and is_bare_name(key) and not key.startswith("لل")):
            return None  # تشاو ليانغ
        if self.naming and letter in "بك" and self._states_next(marks=False):
            return None  # سنية بالحاج: …، ماتيو كالديرون إن …
        if self.at == self.first and letter == "ب" and key.endswith("ه") and self._is_described(key):
            return False  # وأضاف بنبرة حادة
        mother = self.at == self.first and self.owned is not None  # والدته
        if len(key) < 3 or head_of(key) or is_given_name(key) or key in words_of("joined") or mother:
            return None
        known = is_definite(rest) or head_of(rest) is not None or (is_given_name(rest) and has_proclitic(key))
        if letter == "ب" and self.naming and self.at == self.name_first + 1 and is_given_name(bare_of(rest)):
            return None  # إدموند برودي
        known = known or (letter == "و" and owned_head(rest, his=self.tokens[self.at].his) is not None)
        second = self.naming and self.at == self.name_first + 1
        if letter == "و" and second and is_definite(rest) and is_unlisted_name(rest):
            return None  # ريتشارد والتون
        if letter == "و":
            return None if not known else self._joins(rest)
        if letter == "ك":
            return False if is_definite(rest) else None
        if letter == "ل":
            return self._after_lam(rest)
        if not known and bare_of(rest) not in words_of("place"):
            return None
        if self.whole and self.name_first < 0 and self._name_ahead():
            return True  # الناطق الإعلامي بقيادة حرس الحدود النقيب عمر …
        titled = self._is_titled() or self.name_last >= 0
        if self.end is not None and self.at == self.end - 1 and titled and is_definite(rest):
            return not self.naming  # أما ممثل التجار بالحطاطبة فقال، كان وائل جمعة مدير الكرة بالأهلي أكد
        of_body = head_of(rest) is not None and is_body(rest)
        if (of_body or rest in words_of("nations")) and self.at <= self.first + SOMEONE and self._is_someone():
            return True  # مسؤول بالشرطة
        if is_place(rest) and (self._is_thing() or self._is_someone()):
            return self.name_first < 0  # الغرفة التجارية بجدة
        return self._inside_title("ب") and (bare_of(rest) in words_of("place") or self._name_follows())

    def _is_described(self, key: str) -> bool:
        """Return whether an adjective in ة follows a word in ة that is no one's name: بنبرة حادة."""
        following = self._next_key()
        return following.endswith("ه") and not (is_given_name(key) or is_given_name(following) or head_of(key))

    def _after_lam(self, rest: str) -> bool | None:
        noun = rest[1:] if rest.startswith("ل") else rest
        if self.head is not None and self.head.kind == "text" and self.at == self.first + 1:
            return True  # تقرير لصحيفة …
        if noun in words_of("span_of_time"):
            return False  # للأسبوع الثاني
        title_goes_on = self.whole and self.name_first < 0 and self._name_ahead()  # المدير العام لجمرك المطار محمد …
        spoken_to = noun in words_of("audience") or THE + noun in words_of("audience")
        owner = head_of(noun)
        belongs = owner is not None and owner.kind in ("body", "media")  # المديرة العامة للوكالة الوطنية
        owned = belongs and rest.startswith("ل") and self._is_titled() and self._is_definite()
        own = rest.startswith("ل") and self._is_definite() and self._is_thing()  # الوكالة اللبنانية للإعلام
        if owner is not None and owner.kind == "media" and not (title_goes_on or owned or own):
            return False  # قالت نقابة المعلمين لوكالة رويترز
        owned = owned or bare_of(self.tokens[self.first].key) in words_of("association")  # نقابة … للصحفيين
        if not title_goes_on and not owned and (spoken_to or bare_of(noun) in words_of("audience")):
            return False
        told = owner is not None and owner.kind in ("title", "person", "rank") and self.at == self.first + 1
        if told and rest.startswith("ل") and self._is_definite() and not title_goes_on:
            return False  # قالت المديرة للمعلمين
        following = self._next_key()
        body = self.head is not None and self.head.kind == "body"  # الجمعية السعودية لطب الأسرة
        many = (body or self._is_agency()) and is_definite(following)  # النقابة الوطنية لمستخدمي الموانئ
        if title_goes_on or many or rest.startswith("ل") or head_of(rest) or rest in words_of("field"):
            return self._inside_title("ل") or (self.whole and self.name_first < 0 and self._name_ahead())
        if is_place(rest) and is_definite(self.tokens[self.at - 1].key) and is_plural(self.tokens[self.at - 1].key):
            return True  # الانفصاليون الموالون لروسيا
        return False if not self.whole and is_action(rest) else None  # يخضع رئيس الإقليم لتحقيق

    def _name_ahead(self) -> bool:
        """Return whether a name follows in what a title belongs to: معالي رئيس المركز الوطني للبذور فهد …"""
        ahead = self.tokens[self.at + 1 : self.at + 1 + FIELD]
        return self._is_titled() and (names_follow(ahead) or (self.whole and ends_in_name(ahead)))

    def _is_agency(self) -> bool:
        """Return whether a word for a medium has an article, as bodies have: الوكالة الدولية للطاقة الذرية."""
        return self.head is not None and self.head.kind == "media" and self._is_definite()

    def _is_someone(self) -> bool:
        """Return whether the phrase is one word without ال for an unnamed person: مسؤول، مصدر، شهود."""
        someone = self.head is not None and self.head.kind in ("title", "person", "source", "many")
        return someone and not self._is_definite()

    def _joins(self, rest: str) -> bool:
        """Take "and" inside a title (وزير الصحة والسكان) or between two people."""
        if self.at == self.first:
            return False
        if self._is_of_many(rest) or (is_nationality(rest) and is_nationality(self.tokens[self.at - 1].key)):
            return True  # الوزيران السعودي والعماني
        if self.name_first < 0 and self._is_titled() and owned_head(rest, his=self.tokens[self.at].his) is not None:
            return True  # وزير النفط ونظيره الهندي
        if self.name_first < 0 and self.whole:
            return is_definite(rest) or head_of(rest) is not None or owned_head(rest) is not None
        if self.name_first < 0:  # وزيرة التربية والتعليم سناء العبادي, not الوزير والرئيس محمد
            titled = self.head is not None and self.head.kind == "title" and self.definite
            field = is_definite(rest) and head_of(rest) is None and bare_of(rest) not in words_of("object")
            following = self.tokens[self.at + 1 : self.at + 1 + FIELD]
            return titled and field and names_follow(following, bare=self.after_verb)
        several = self.head is not None and self.head.plural and self.naming  # النواب سعد … وبدر …
        return (several or (self.whole and not self.eager)) and (is_given_name(rest) or head_of(rest) is not None)

    def _is_of_many(self, rest: str) -> bool:
        """Return whether «and» goes on with whose body it is: الاتحاد العام للكتاب والأدباء."""
        before = self.tokens[self.at - 1].key
        alike = is_definite(before) and before[-2:] == rest[-2:] == "يه"
        following = self._next_key()
        done = following in words_of("object", "asserted") or is_body(following)
        alike = alike or (is_definite(before) and (done or self._is_marked()))  # هيئة الطرق والمواصلات في …
        known = head_of(rest)
        field = known is None or known.kind not in ("body", "title", "person", "media")
        construct = not self._is_definite() and is_definite(before) and field  # لجنة الأمن والدفاع
        body = self.head is not None and self.head.kind == "body" and (before.startswith("لل") or alike or construct)
        return body and is_definite(rest)
