"""What `run.py --help` answers: what can be asked at the front door, in Dutch and in English."""

from __future__ import annotations

HELP = """\
Een politiedistrict om mee te denken: niet om te voorspellen, niet om over personen of straten te oordelen.

  python3 run.py scenarios/koppeling.yaml     draai een scenario; het verslag komt in results/koppeling/
  python3 run.py check SCENARIO.yaml          lees het na zonder te draaien
  python3 run.py sweep SCENARIO.yaml SLEUTEL=1,2,3   loop waarden langs; meer sleutels: elk met elk, of --together
  python3 run.py compare A.yaml B.yaml ...    zet scenario's naast elkaar; --reference A.yaml zegt naast welk
  python3 run.py robust SCENARIO.yaml         (of: robuust) hoe ver het antwoord op aannamen rust; --points 64 --worlds 2 --only ties
  python3 run.py describe WOORD               welke sleutels er zijn met dat woord: wat, grenzen, standaard, bron
  python3 run.py --describe [SCENARIO.yaml]   alle sleutels, maten en maatregelen (JSON; describe --markdown: als tabel)
  python3 run.py coverage                     wat het artikel noemt, en waar het in het model zit of waarom niet
  python3 run.py patterns                     of de patronen uit het artikel erin zitten, en verdwijnen zonder hun oorzaak
  python3 run.py klas                         een pagina voor in de klas, op deze computer; --host ADRES: voor het hele lokaal
  python3 run.py les scenarios/koppeling.yaml dezelfde pagina als één bestand zonder netwerk
  python3 run.py lesblad scenarios/koppeling.yaml     een les over koppelen op papier: vragen, antwoorden, rolkaarten
  python3 run.py test [--full] [...]          de tests (wat volgt gaat naar pytest)
  python3 run.py bench                        hoe snel het gaat

  --set SLEUTEL=WAARDE   zet één sleutel anders, bijvoorbeeld --set run.replications=50; mag vaker
  --precision MAAT=0.01  draai door tot de marge zo klein is (eenheid van de maat); hoogstens run.replications werelden
  --out MAP              waar de uitkomsten komen
  --workers N            hoeveel processen tegelijk (0: alle kernen); verandert de uitkomsten niet
  --cluster ADRES        op een Dask-cluster: local, of tcp://host:8786; verandert de uitkomsten niet (docs/cluster.md)
  --csv nl               de tabellen ook met puntkomma en decimale komma, in de map csv-nl
  --lang nl|en           taal van scherm en verslag
  --debug                bij een onverwachte fout: laat zien waar
  Uitgang: 0 klaar, 2 scenario of opdracht klopt niet, 3 klaar maar werelden mislukt, 4 lezen of schrijven lukt niet, 130 gestopt.

A police district to think with: not to predict, and not to judge persons or streets.

  python3 run.py scenarios/koppeling.yaml     run a scenario; the report goes to results/koppeling/
  python3 run.py check SCENARIO.yaml          look it over without running
  python3 run.py sweep SCENARIO.yaml KEY=1,2,3    go through values; more keys: each with each, or --together
  python3 run.py compare A.yaml B.yaml ...    put scenarios side by side; --reference A.yaml says beside which
  python3 run.py robust SCENARIO.yaml         how far the answer rests on assumptions; --points 64 --worlds 2 --factor 2 --only ties
  python3 run.py describe WORD --lang en      which keys there are with that word: what, range, default, source
  python3 run.py --describe [SCENARIO.yaml]   every key, measure and policy (JSON; describe --markdown: as a table)
  python3 run.py coverage --lang en           what the article names, and where the model has it or why not
  python3 run.py patterns                     whether the patterns of the article are there, and vanish without their cause
  python3 run.py class --lang en              a page for in class, on this computer; --host ADDRESS: for the whole room
  python3 run.py lesson scenarios/koppeling.yaml  the same page as one file without a network
  python3 run.py sheet scenarios/koppeling.yaml       a lesson about coupling on paper: questions, answers, role cards
  python3 run.py test [--full] [...]          the tests (what follows goes to pytest)
  python3 run.py bench                        how fast it is

  --set KEY=VALUE        set one key differently, such as --set run.replications=50; may be repeated
  --precision MEASURE=0.01  go on until the margin is this small (unit of the measure); at most run.replications worlds
  --out FOLDER           where the results go
  --workers N            processes at a time (0: every core); does not change the results
  --cluster ADDRESS      on a Dask cluster: local, or tcp://host:8786; does not change the results (docs/cluster.md)
  --csv nl               the tables also with semicolon and decimal comma, in the folder csv-nl
  --lang nl|en           language of screen and report
  --debug                at an unexpected error: show where
  Exit: 0 done, 2 wrong scenario or usage, 3 done but worlds failed, 4 cannot read or write, 130 stopped."""
