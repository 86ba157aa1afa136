from hypothesis import given
from hypothesis import strategies as st

from bot.chat.botapi.call import Call, decode, encode

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
CALLS = st.builds(
    Call,
    st.sampled_from(["sendMessage", "sendPhoto"]),
    st.dictionaries(st.text(), VALUES, max_size=3),
    st.dictionaries(st.text(), st.binary(max_size=20), max_size=2),
)


@given(st.lists(CALLS, max_size=4).map(tuple))
def test_a_plan_is_read_back_as_it_was_written(plan: tuple[Call, ...]) -> None:
    assert decode(encode(plan)) == plan
