"""Each kind of fault, and what is left as it is."""

import pytest

from tests.mutants.mutations import mutants


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("x < 1", {"(x <= 1)", "x < 2"}),
        ("x is not None", {"(x is None)"}),
        ("a and b", {"(a or b)"}),
        ("y = not a", {"y = None", "y = a"}),
        ("y = a + b", {"y = None", "y = (a - b)"}),
        ("f(True, 'a')", {"pass", "f(False, 'a')", "f(True, 'XXa')"}),
        ("f(f'{a}b')", {"pass", "f(f'XX{a}b')", "f(f'b')"}),
        ("x.lower()", {"pass", "x.upper()"}),
        ("del a", {"pass"}),
        ("[é for é in a if é]", {"[é for é in a if (not é)]"}),
        ("def f(a=1): return a", {"def f(a=2): return a", "def f(a=1): return None"}),
        ("if a: raise b", {"if (not a): raise b", "if a: pass"}),
        ("while a: continue", {"while (not a): continue", "while a: break"}),
        ("'text'", set()),
        ("x: 'int'", set()),
        ("Name = dict[str, 'int']", set()),
        ("assert a == 1", set()),
        ("zip(a, b, strict=True)", {"pass"}),
        ("cast('int', 1)", {"pass", "cast('int', 2)"}),
        ("__all__ = ['a']", set()),
    ],
)
def test_a_fault_is_one_small_change(line: str, changed: set[str]) -> None:
    raw = f"# before\n{line}\n# after\n".encode()
    every = list(mutants("m.py", raw))
    assert {each.after for each in every} == changed
    assert {each.apply(raw) for each in every} == {f"# before\n{each}\n# after\n".encode() for each in changed}


def test_a_fault_knows_its_function() -> None:
    raw = b"class A:\n    def f(self):\n        for a in b:\n            break\n    break_\n"
    (fault,) = mutants("m.py", raw)
    assert (fault.function, fault.before, fault.after, fault.first_line) == ("A.f", "break", "continue", 4)
