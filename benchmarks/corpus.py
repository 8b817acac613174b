"""Articles to measure with: 4 kB of Markdown each, in several languages, the same every time.

    python benchmarks/corpus.py FOLDER [NUMBER]

Their companies come from the issuer table, so that nothing is known in advance. Two of three carry
disclosures; every tenth names no company.
"""

import random
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SIZE = 4_000
"""Bytes of an article, about."""


class Tongue(NamedTuple):
    """What articles of one language are made of; ``{c}`` is a company, ``{n}`` a number."""

    tag: str
    title: str
    sentences: tuple[str, ...]
    disclosures: tuple[str, ...]


TONGUES = (
    Tongue(
        "en",
        "What the quarter left behind at {c}",
        (
            "The plant in the valley runs three shifts; {c} has rented the hall next door.",
            "Orders rose by {n} percent, which nobody at the trade fair had expected.",
            "A supplier, asked about the delay, pointed at the port and at the weather.",
            "Margins in the business are thin; what counts is how long a machine stands still.",
            "{c} opened a [second warehouse](https://example.org/warehouse) there in May.",
            "Two years ago the same part cost {n} euros, and it came by *ship*.",
            "The board wants to decide in spring whether the old brand stays.",
            "It is a small market, but **{c}** has held its share of it for a decade.",
            "Whoever visits the research centre sees more software people than chemists.",
            "The city had promised a tram stop; until then, a bus brings the night shift.",
            "Competitors such as {c} and {c} build in the same region.",
            "In the end the customer pays for the packaging, too, though it is on no invoice.",
            "Energy is the largest item after wages; prices are fixed for another {n} weeks.",
            "The union speaks of a fair result, the management of one that can be afforded.",
        ),
        (
            "This article is for information only and does not constitute investment advice.",
            "The author holds no position in any of the companies mentioned.",
        ),
    ),
    Tongue(
        "it",
        "Che cosa resta del trimestre di {c}",
        (
            "Lo stabilimento lavora su tre turni e {c} ha preso in affitto il capannone accanto.",
            "Gli ordini sono cresciuti del {n} per cento, più di quanto si sperasse in fiera.",
            "Un fornitore, interrogato sul ritardo, ha indicato il porto e il maltempo.",
            "I margini restano sottili; conta soprattutto per quante ore una macchina sta ferma.",
            "{c} ha aperto in maggio un [secondo magazzino](https://example.org/magazzino).",
            "Due anni fa lo stesso pezzo costava {n} euro e arrivava per *nave*.",
            "In primavera si deciderà se il vecchio marchio debba sopravvivere.",
            "È un mercato piccolo, ma **{c}** ne difende la propria parte da un decennio.",
            "Nel centro di ricerca si incontrano più informatici che chimici.",
            "Il comune aveva promesso una fermata del tram; per ora c’è un autobus notturno.",
            "Concorrenti come {c} e {c} costruiscono nella stessa regione.",
            "Alla fine anche l’imballaggio lo paga il cliente, benché non figuri in fattura.",
        ),
        (
            "Questo articolo ha finalità informative e non costituisce consulenza finanziaria.",
            "L’autore non detiene posizioni nei titoli citati.",
        ),
    ),
    Tongue(
        "de",
        "Was vom Quartal bei {c} bleibt",
        (
            "Das Werk im Tal arbeitet in drei Schichten, und {c} hat die Nachbarhalle gemietet.",
            "Die Bestellungen stiegen um {n} Prozent, womit auf der Messe niemand gerechnet hatte.",
            "Ein Zulieferer verwies auf die Frage nach der Verspätung an den Hafen und das Wetter.",
            "Die Spannen sind dünn; es zählt, wie lange eine Maschine stillsteht.",
            "{c} hat im Mai ein [zweites Lager](https://example.org/lager) an der Grenze eröffnet.",
            "Vor zwei Jahren kostete dasselbe Teil {n} Euro und kam mit dem *Schiff*.",
            "Im Frühjahr soll entschieden werden, ob die alte Marke bleibt.",
            "Der Markt ist klein, doch **{c}** hält dort seit zehn Jahren seinen Anteil.",
            "Im Forschungszentrum trifft man mehr Informatiker als Chemiker.",
            "Die Stadt hatte eine Haltestelle versprochen; bis dahin fährt nachts ein Bus.",
            "Wettbewerber wie {c} und {c} bauen in derselben Gegend.",
            "Am Ende zahlt der Kunde auch die Verpackung, obwohl sie auf keiner Rechnung steht.",
        ),
        (
            "Dieser Beitrag dient nur der Information und stellt keine Anlageberatung dar.",
            "Der Autor hält keine Positionen in den genannten Wertpapieren.",
        ),
    ),
    Tongue(
        "fr",
        "Ce qui reste du trimestre chez {c}",
        (
            "L’usine tourne en trois équipes et {c} a loué le hangar voisin.",
            "Les commandes ont progressé de {n} pour cent, plus qu’on ne l’espérait au salon.",
            "Un fournisseur, interrogé sur le retard, a montré le port et le ciel.",
            "Les marges sont minces ; ce qui compte, c’est le temps d’arrêt d’une machine.",
            "{c} a ouvert en mai un [second entrepôt](https://example.org/entrepot).",
            "Il y a deux ans, la même pièce coûtait {n} euros et venait par *bateau*.",
            "On décidera au printemps si l’ancienne marque doit survivre.",
            "Le marché est petit, mais **{c}** y tient sa part depuis dix ans.",
            "Au centre de recherche, on croise plus d’informaticiens que de chimistes.",
            "La ville avait promis un arrêt de tramway ; pour l’heure, un bus passe la nuit.",
            "Des concurrents comme {c} et {c} construisent dans la même région.",
        ),
        (
            "Cet article est informatif et ne constitue pas un conseil en investissement.",
            "L’auteur ne détient aucune position sur les sociétés citées.",
        ),
    ),
    Tongue(
        "es",
        "Lo que deja el trimestre en {c}",
        (
            "La planta trabaja a tres turnos y {c} ha alquilado la nave vecina.",
            "Los pedidos crecieron un {n} por ciento, más de lo que la feria permitía esperar.",
            "Un proveedor, preguntado por el retraso, señaló el puerto y el mal tiempo.",
            "Los márgenes son estrechos; importa cuánto tiempo está parada una máquina.",
            "{c} abrió en mayo un [segundo almacén](https://example.org/almacen).",
            "Hace dos años la misma pieza costaba {n} euros y llegaba en *barco*.",
            "En primavera se decidirá si la vieja marca sobrevive.",
            "Es un mercado pequeño, pero **{c}** defiende su parte desde hace una década.",
            "En el centro de investigación hay más informáticos que químicos.",
            "Competidores como {c} y {c} construyen en la misma comarca.",
        ),
        (
            "Este artículo es solo informativo y no constituye asesoramiento de inversión.",
            "El autor no mantiene posiciones en ninguna de las empresas mencionadas.",
        ),
    ),
    Tongue(
        "ja",
        "{c}の四半期が残したもの",
        (
            "谷あいの工場は三交代で動いており、{c}は隣の建屋も借りた。",
            "注文は{n}パーセント増え、見本市で予想した人はいなかった。",
            "遅れの理由を問われた取引先は、港と天気を挙げた。",
            "利幅は薄く、機械が何時間止まるかで決まる。",
            "**{c}**は五月に[二つ目の倉庫](https://example.org/souko)を開いた。",
            "二年前、同じ部品は{n}ユーロで、船で届いた。",
            "古い商標を残すかどうかは、春に決まる。",
            "研究所では化学者より情報技術者に会うことが多い。",
            "{c}や{c}も同じ地域に建てている。",
        ),
        (
            "本記事は情報提供を目的としたものであり、投資助言ではありません。",
            "筆者は、本記事で言及した企業の株式を保有していません。",
        ),
    ),
)
_WEIGHTS = (8, 4, 3, 2, 2, 1)
"""How often each language is written in."""


def companies() -> list[str]:
    """Names to write about: every hundredth issuer of the table, by its short name."""
    lines = (ROOT / "linter" / "data" / "issuers.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith(("#", "id\t"))]
    return [row[1] for row in rows if row[3] == "listed"][::100]


def article(chance: random.Random, names: list[str]) -> str:
    """One article."""
    tongue = chance.choices(TONGUES, _WEIGHTS)[0]
    few = chance.sample(names, 4)

    def filled(sentence: str) -> str:
        while "{c}" in sentence:
            sentence = sentence.replace("{c}", chance.choice(few), 1)
        return sentence.replace("{n}", str(chance.randrange(2, 90)))

    sentences = tongue.sentences
    if chance.random() < 0.1:  # noqa: PLR2004
        sentences = tuple(sentence for sentence in sentences if "{c}" not in sentence)
        few = ["the company"] * 4
    title = filled(tongue.title)
    parts = [f"---\ntitle: {title!r}\nlang: {tongue.tag}\n---\n", f"# {title}\n"]
    while sum(len(part.encode()) for part in parts) < SIZE:
        kind = chance.randrange(8)
        some = [filled(chance.choice(sentences)) for _ in range(chance.randrange(2, 6))]
        if kind == 0:
            parts.append("".join(f"- {sentence}\n" for sentence in some))
        elif kind == 1:
            parts.append(f"## {some[0].strip('.。')}\n")
        elif kind == 2:  # noqa: PLR2004
            parts.append("".join(f"> {sentence}\n" for sentence in some))
        else:
            parts.append((" " if tongue.tag != "ja" else "").join(some) + "\n")
    if chance.random() < 2 / 3:
        parts.append(" ".join(tongue.disclosures) + "\n")
    return "\n".join(parts)


def write(folder: Path, number: int) -> int:
    """Write so many articles into a folder; their bytes."""
    chance = random.Random(20_26)  # noqa: S311  # the same every time
    names = companies()
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for count in range(number):
        data = article(chance, names).encode()
        (folder / f"{count:05}.md").write_bytes(data)
        size += len(data)
    return size


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2_000), "bytes")  # noqa: PLR2004
