"""Messages in another language than English, which are told so rather than half understood."""

from __future__ import annotations

import re
import unicodedata

from bot.access import Viewer
from bot.errors import NotUnderstood
from bot.language.codes_and_pins import CODE_UNUSED, may_tell_secret
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.names.name_words import words_of

_LANGUAGES = tuple(
    frozenset(words.split())
    for words in (
        "bitte nicht und der den dem das ist sind auf fur fuer ein eine einen schalte schalten "
        "einschalten ausschalten anschalten leite leiten weiterleiten umleiten weiterleitung "
        "rufumleitung anrufe anruf mit von zum zur nach aus wer wie kann soll sollen wird werden kein "
        "keine storen stoeren raum ich wir mach mache anderung ruckgangig zeige zeig alle im ins wenn "
        "besetzt stelle aktiviere deaktiviere welche hat danke hallo guten tag morgen",
        "le la les des du une est sont vers pour dans sur avec vous plait veuillez appels appel "
        "renvoyer renvoie renvoi transferer transfere activer active desactiver desactive mettre mets "
        "met ne pas salle quand occupe et qui peut je nous svp merci bonjour montre afficher annuler "
        "annule tous toutes cette ne s'il ma mon ces",
        "el los las una por favor desvia desviar desvio llamadas llamada activa activar activo "
        "desactiva desactivar sala del esta como quien puede cuando ocupado para con muestra mostrar "
        "gracias hola todos todas poner pon quita quitar la molestar buzon hacia",
        "il gli della del dello per favore attiva attivare disattiva disattivare inoltra inoltrare "
        "devia chiamate chiamata non sala con sono chi puo quando occupato grazie ciao mostra tutti "
        "disturbare la",
        "het een niet alstublieft aub schakel zet naar doorschakelen doorsturen stuur voor aan uit "
        "van oproepen gesprekken kan wie wanneer bezet met graag dank bedankt hallo toon alle storen "
        "de kamer",
        "desviar desvie chamadas chamada ativar ative desativar desative nao para sala por favor com "
        "quem pode quando ocupado obrigado obrigada ola mostre todas todos perturbar na no da do "
        "encaminhar",
        "prosze wlacz wylacz przekieruj polaczenia sali na dla nie jest kiedy zajete dziekuje czy",
        "vanligen var snall koppla samtal till rummet inte stang av satt pa slå for och er kan",
    )
)
"""Common words of German, French, Spanish, Italian, Dutch, Portuguese, Polish and Swedish."""
_ORDERS = frozenset(
    phrases(
        "einschalten|ausschalten|anschalten|abschalten|schalte|schalten|leite|umleiten|weiterleiten|"
        "rufumleitung|veuillez|renvoyer|renvoie|transferer|activer|desactiver|allume|allumer|eteins|"
        "eteindre|desvia|desviar|activa|activar|desactiva|desactivar|encender|enciende|apagar|apaga|"
        "ligar|desligar|desliga|ativar|desativar|encaminhar|attiva|attivare|disattiva|inoltra|accendi|"
        "spegni|schakel|doorschakelen|aanzetten|uitzetten|zet|wlacz|wylacz|przekieruj|"
        "reenvia|reenviar|redirige|redirigir|desvie|quitar|viderekoble|viderekobl|viderestil|vidarekoppla|"
        "omdirigera|siirra|ohjaa|presmeruj|presmerovat|zapni|vypni|yonlendir|kapat|iranyitsd"
    )
)
"""Orders of these and other languages, of which one is enough: taken for a word that says nothing, “ligar”
(turn on) would leave the contrary."""
_ENGLISH = frozenset(
    {"do", "no", "on", "active", "sale", "as", "for", "er", "alle", "hat", "var", "de", "all", "me", "in"}
)
"""Words of these languages that are English, too, or stand in names."""
_ANY = frozenset().union(*_LANGUAGES) - _ENGLISH
MIN_WORDS = 2
"""One word may be a name."""
_PLAIN_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def is_foreign(viewer: Viewer, text: str) -> bool:
    """Whether the words that name no workspace are of another language."""
    said = {*words_of(text)}
    if text.isascii() and len(said & _ANY) < MIN_WORDS and not said & _ORDERS:
        return False
    index = viewer.workspaces().name_words
    if any(not index.with_word(word) for word in said & _ORDERS):
        return True
    words = {word for word in said if not index.with_word(word)} - _ENGLISH
    english = {word for word in words if lexicon().knows(word)}
    for language in _LANGUAGES:
        told = words & language
        if len(told) >= MIN_WORDS and len(told) > len(english - told):
            return True
    letters = [mark for word in _PLAIN_WORDS.findall(text) for mark in word]
    foreign = list(filter(_is_foreign_letter, letters))
    is_named = any(_is_foreign_letter(mark) for word in index.words for mark in word)
    return bool(foreign) and 2 * len(foreign) > len(letters) and not is_named


def _is_foreign_letter(mark: str) -> bool:
    return mark.isalpha() and not unicodedata.name(mark, "LATIN").startswith("LATIN")


def in_english(text: str) -> NotUnderstood:
    """What is said to somebody who writes in another language."""
    secret = f" {CODE_UNUSED}" if may_tell_secret(text) else ""
    return NotUnderstood(
        f"I only read English. Nothing was changed.{secret}",
        "For example “forward the lobby to 4001 when it is busy”, or type `help`.",
    )
