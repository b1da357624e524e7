"""The position of each council on the tile map, which is drawn by hand and close enough to a real map to be recognised.

Every council is one square, so London grows and the Highlands shrink. Within an area, the list of councils fills the
squares from left to right and from top to bottom. When councils merge, change the picture and the list together: an
area needs as many squares as councils. A council that is not listed is placed at the foot of the map.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple


class Tile(NamedTuple):
    """A square of the map by column and row, from 0 at the upper left corner."""

    column: int
    row: int


def tiles() -> Mapping[str, Tile]:
    """Return the square of each council by its slug."""
    tiles_by_area = _tiles_by_area()
    return {slug: tile for area, slugs in _areas() for slug, tile in zip(slugs, tiles_by_area[area], strict=True)}


def _areas() -> Iterator[tuple[str, list[str]]]:
    for line in _AREAS.replace("\n   ", " ").strip().splitlines():
        area, *slugs = line.split()
        yield area, slugs


def _tiles_by_area() -> Mapping[str, list[Tile]]:
    """Return the squares of each area of the picture, from left to right and from top to bottom."""
    tiles_by_area: defaultdict[str, list[Tile]] = defaultdict(list)
    for row, line in enumerate(_PICTURE.strip("\n").splitlines()):
        for column, area in enumerate(line.split()):
            tiles_by_area[area].append(Tile(column, row))
    return tiles_by_area


_PICTURE = """
.. .. .. .. .. .. .. .. .. .. .. .. sh .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. or .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. es .. hi mo as ac .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. pk an dd .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. ar st cl fi .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. in wd ed fa wl eh .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. na re gl nl ml el .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. er sl .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. sa ea dg bo .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. NB .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. CU TW TW .. .. .. .. .. .. .. .. .. ..
.. ds cc ma .. .. .. .. .. CU TW TW TW .. .. .. .. .. .. .. .. ..
fo mu aa be ad .. .. LA LA LA DU TV TV TV .. .. .. .. .. .. .. ..
.. ab lc nm .. .. .. LA LA LA NY NY TV TV .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. LA LA LA WY WY ER ER .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. LA LA LA WY WY WY LI LI .. .. .. .. .. .. ..
.. .. .. .. .. .. .. LA LA LA GM GM SY SY LI .. .. .. .. .. .. ..
.. .. .. .. .. .. ME ME GM GM GM GM SY SY LI LI .. .. .. .. .. ..
.. .. .. .. .. .. ME ME GM GM GM GM NT NT LI LI .. .. .. .. .. ..
.. .. .. .. .. .. ME CH CH DB DB DB NT NT LI LI .. .. .. .. .. ..
.. .. .. am .. .. .. CH CH DB DB DB NT NT LI .. .. .. .. .. .. ..
.. .. .. gw co de fl ST ST ST DB DB NT NT CA CA NF NF NF NF .. ..
.. .. .. .. ce po wx ST ST ST DB DB NT LE CA CA NF NF NF NF .. ..
.. .. pe cm mt bg SP ST ST ST ST LE LE LE CA CA SF SF SF .. .. ..
.. .. sw np rc to SP WM WM WM WM LE LE LE BD CA SF SF SF .. .. ..
.. .. .. br cp mn HF WO WM WM WM LE LE LE BD HT HT EX EX .. .. ..
.. .. .. vg cf nw .. WO WO WO WK WK NH NH BD HT EX EX EX EX .. ..
.. .. .. .. .. .. .. WO WO WO WK WK BU HT HT HT HT EX EX EX .. ..
.. .. .. .. .. .. .. GS GS GS WK WK BU HT HT HT HT EX EX EX .. ..
.. .. .. .. .. .. .. GS GS OX OX OX .. LO LO LO LO LO EX EX .. ..
.. .. .. .. .. .. .. GS GS OX OX OX LO LO LO LO LO LO LO EX .. ..
.. .. .. .. .. .. BR GS WL BK BK BK LO LO LO LO LO LO LO .. .. ..
.. .. .. .. .. .. NS BA WL BK BK BK LO LO LO LO LO LO LO KE KE ..
.. .. .. .. .. DV DV SO HA HA HA SU LO LO LO LO LO LO LO KE KE KE
.. .. .. .. DV DV DV DO HA HA HA SU SU SU SU SU SU KE KE KE KE KE
.. .. .. .. DV DV DV DO HA HA HA HA SU SU SU SU SU KE KE KE KE ..
.. .. .. CW DV DV DV .. HA HA HA HA WS WS WS WS ES ES ES .. .. ..
.. .. .. .. .. .. .. .. .. .. .. .. WS WS WS WS ES ES ES ES .. ..
.. .. IS .. .. .. .. .. .. .. IW .. .. .. .. .. .. .. .. .. .. ..
"""
"""Two letters for each square: its area. Areas in lower case have one council."""

_AREAS = """
sh shetland-islands
or orkney-islands
es eilean-siar
hi highland
mo moray
as aberdeenshire
ac aberdeen
pk perth-and-kinross
an angus
dd dundee
ar argyll-and-bute
st stirling
cl clackmannanshire
fi fife
in inverclyde
wd west-dunbartonshire
ed east-dunbartonshire
fa falkirk
wl west-lothian
eh edinburgh
na north-ayrshire
re renfrewshire
gl glasgow
nl north-lanarkshire
ml midlothian
el east-lothian
er east-renfrewshire
sl south-lanarkshire
sa south-ayrshire
ea east-ayrshire
dg dumfries-and-galloway
bo scottish-borders
ds derry-strabane
cc causeway-coast-and-glens
ma mid-and-east-antrim
fo fermanagh-omagh
mu mid-ulster
aa antrim-newtownabbey
be belfast
ad ards-and-north-down
ab armagh-banbridge-craigavon
lc lisburn-castlereagh
nm newry-mourne-down
am isle-of-anglesey
gw gwynedd
co conwy
de denbighshire
fl flintshire
ce ceredigion
po powys
wx wrexham
pe pembrokeshire
cm carmarthenshire
mt merthyr-tydfil
bg blaenau-gwent
sw swansea
np neath-port-talbot
rc rhondda-cynon-taff
to torfaen
br bridgend
cp caerphilly
mn monmouthshire
vg vale-of-glamorgan
cf cardiff
nw newport
NB northumberland
TW newcastle-upon-tyne north-tyneside gateshead south-tyneside sunderland
DU county-durham
TV darlington stockton-on-tees hartlepool middlesbrough redcar-and-cleveland
CU cumberland westmorland-and-furness
NY north-yorkshire york
ER east-riding-of-yorkshire kingston-upon-hull
WY bradford leeds calderdale kirklees wakefield
SY barnsley doncaster sheffield rotherham
LA lancaster lancashire ribble-valley wyre preston pendle blackpool hyndburn burnley fylde blackburn-with-darwen
   rossendale west-lancashire south-ribble chorley
GM bury rochdale wigan bolton salford oldham trafford manchester stockport tameside
ME sefton st-helens liverpool knowsley wirral
CH halton warrington cheshire-west-and-chester cheshire-east
DB high-peak north-east-derbyshire chesterfield derbyshire-dales derbyshire bolsover amber-valley erewash derby
   south-derbyshire
NT bassetlaw nottinghamshire mansfield newark-and-sherwood ashfield gedling broxtowe nottingham rushcliffe
LI north-lincolnshire north-east-lincolnshire west-lindsey lincoln east-lindsey lincolnshire boston north-kesteven
   south-holland south-kesteven
ST staffordshire-moorlands staffordshire east-staffordshire newcastle-under-lyme stoke-on-trent lichfield stafford
   south-staffordshire cannock-chase tamworth
LE melton north-west-leicestershire charnwood leicestershire hinckley-and-bosworth leicester rutland blaby
   oadby-and-wigston harborough
SP shropshire telford-and-wrekin
WM wolverhampton walsall birmingham coventry dudley sandwell solihull
HF herefordshire
WO wyre-forest worcestershire bromsgrove redditch malvern-hills worcester wychavon
WK north-warwickshire nuneaton-and-bedworth warwick rugby stratford-on-avon warwickshire
NH north-northamptonshire west-northamptonshire
CA peterborough fenland huntingdonshire east-cambridgeshire cambridgeshire cambridge south-cambridgeshire
NF kings-lynn-and-west-norfolk north-norfolk broadland great-yarmouth breckland norfolk norwich south-norfolk
SF west-suffolk mid-suffolk east-suffolk suffolk babergh ipswich
BD bedford central-bedfordshire luton
BU milton-keynes buckinghamshire
HT north-hertfordshire east-hertfordshire stevenage dacorum st-albans welwyn-hatfield hertfordshire three-rivers
   watford hertsmere broxbourne
EX uttlesford colchester harlow braintree essex tendring epping-forest chelmsford maldon brentwood basildon rochford
   castle-point southend-on-sea thurrock
GS tewkesbury cheltenham gloucestershire forest-of-dean gloucester stroud cotswold south-gloucestershire
OX cherwell west-oxfordshire oxfordshire vale-of-white-horse oxford south-oxfordshire
BK west-berkshire reading slough wokingham bracknell-forest windsor-and-maidenhead
BR bristol
NS north-somerset
BA bath-and-north-east-somerset
SO somerset
WL swindon wiltshire
DO dorset bournemouth-christchurch-poole
DV north-devon mid-devon torridge devon exeter west-devon teignbridge east-devon plymouth south-hams torbay
CW cornwall
IS isles-of-scilly
LO harrow barnet enfield haringey waltham-forest hillingdon brent camden islington hackney redbridge havering ealing
   kensington-and-chelsea westminster city-of-london tower-hamlets newham barking-and-dagenham hounslow
   hammersmith-and-fulham wandsworth lambeth southwark greenwich bexley richmond-upon-thames kingston-upon-thames
   merton sutton croydon lewisham bromley
HA basingstoke-and-deane rushmoor hart test-valley hampshire east-hampshire new-forest winchester eastleigh havant
   southampton fareham gosport portsmouth
IW isle-of-wight
SU spelthorne surrey-heath runnymede elmbridge epsom-and-ewell surrey tandridge woking guildford mole-valley
   reigate-and-banstead waverley
KE dartford gravesham medway swale thanet sevenoaks kent maidstone canterbury dover tonbridge-and-malling
   tunbridge-wells ashford folkestone-hythe
WS chichester horsham west-sussex crawley arun worthing adur mid-sussex
ES lewes wealden east-sussex brighton-and-hove eastbourne hastings rother
"""
"""Each area of the picture with the slugs of its councils; an indented line continues the one above."""
