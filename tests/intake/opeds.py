"""Invented op-eds in the layouts that publishers paste, shared by the tests. Quell, Marle and everybody in them are made up."""

import textwrap

CLOSED = (
    "The harbour at Quell has been closed for eleven years, and nobody in the ministry can say for whose benefit. "
    "Ships now unload at Marle, forty miles to the south."
)
COST = (
    "Reopening it would cost less than one year of the subsidies that keep the southern road in repair. "
    "The figures are public. The will is not."
)
REASON = "A town without a harbour is a town without a reason. It is time that the minister visited ours."
BODY = f"{CLOSED}\n\n{COST}\n\n{REASON}"


def wrapped(text: str, width: int = 72) -> str:
    """The text as a mail program wraps it."""
    return textwrap.fill(text, width)


DATE_FIRST = f"""April 3, 2021

Open the Harbour

The case for Quell, in numbers

BY JANE DOE AND JOHN ROE

{BODY}

Jane Doe is a professor at Example University.

John Roe, a former harbour master, writes about ports.

This article first appeared in The Atlantic on March 30, 2021.
"""

NO_BLANK_LINES = f"""Open the Harbour
By Jane Doe | 3 April 2021 | 5 min read
Photo: Ann Ex / Getty Images
{CLOSED}
{COST}
The way forward
{REASON}
* * *
The writer is a former diplomat.
Tags: ports, ministry
Share
Tweet
© 2021 The Quell Courier. All rights reserved.
"""

HARD_WRAPPED = f"""Open the Harbour

By Jane Doe
April 2021

{wrapped(CLOSED + " " + COST)}

II. History

{wrapped(COST + " " + REASON)}

- the first item of a list that is so long that it has to be wrapped by
  the mail program
- the second

> {wrapped(REASON, 60).replace(chr(10), chr(10) + "> ")}

{wrapped(CLOSED)}

---

{wrapped("Jane Doe is the author of several books about ports and their people, and teaches at Example University.")}
"""

MUCH_FURNITURE = f"""Opinion

Open the Harbour

Jane Doe

Published: 3 April 2021
Updated: 5 April 2021

{CLOSED}

Read more: How Marle won

{COST}

THE COST OF WAITING

{REASON}

Advertisement

{COST}

About the author

Jane Doe is a fellow at the Port Institute.

She is working on a history of Quell.

The opinions expressed in this article are the author’s own and do not reflect the views of the Port Institute.

Port Institute

Related articles

Why Marle won

A long teaser of another article, which ends as a sentence does.

Subscribe to our newsletter
"""

NOTE_IN_THE_MIDDLE = f"""Open the Harbour

By Jane Doe

May 2, 2021

{CLOSED}

This piece was originally published in The Times on May 1, 2020.

{COST}

By Monday, the minister had read it.

{REASON}

{COST}

{CLOSED}
"""

GERMAN = """Den Hafen öffnen

Von Anna Müller und Jörg Weiß

3. März 2021

Der Hafen von Quell ist seit elf Jahren geschlossen. Niemand weiß warum.

Er sollte wieder öffnen, und zwar bald.

***

Anna Müller ist Professorin an der Universität Quell.

Jörg Weiß ist Redakteur der Zeitung.

Dieser Beitrag erschien zuerst am 1. März 2021 in Die Zeit.
"""

NO_BYLINE = f"""Open the Harbour

2021-04-03

{BODY}

______

Jane Doe teaches at Example University.

Republished with permission from The Conversation (https://theconversation.example/a).
"""

COMMENTS = f"""Open the Harbour

By Jane Doe, John Roe and Mary Major

{BODY}

Jane Doe is a professor at Example University. John Roe and Mary Major are fellows at the Port Institute.

Comments (2)

Bob: I disagree with all of this.

Ann: Me too, and for much longer reasons that would fill a page.
"""

EDITORIAL = f"""Our View: Open the Harbour

By the Editorial Board

April 3, 2021 at 5:00 am

{CLOSED}

1. First point.

2. Second point.

{COST}

Previous

The Old Road

Next

WHO PAYS?
"""

UNKNOWN_END = f"""Open the Harbour

By Jane Doe

{BODY}

_____

Jane Doe is a professor at Example University.

Support our work by donating today.

Home

Privacy Policy | Terms
"""

ALL = {
    name: text
    for name, text in {**globals()}.items()
    if name.isupper() and isinstance(text, str) and name not in {"CLOSED", "COST", "REASON", "BODY", "ALL"}
}
