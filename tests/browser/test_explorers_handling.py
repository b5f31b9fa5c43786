"""What every explorer does, however it is handled: by keys, by a finger, by the clock."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import NARROW, Server
from playwright.sync_api import Browser, ElementHandle, Page, expect

from .cases import EVERYWHERE, EXPLORERS
from .explorers import (
    Opened,
    State,
    first_drawing,
    live,
    milliseconds,
    plain,
    visit,
)

pytestmark = pytest.mark.browser
full = pytest.mark.parametrize("opened", EXPLORERS, ids=str, indirect=True)
playing = pytest.mark.parametrize(
    "opened", [case for case in EXPLORERS if case.steps], ids=str, indirect=True
)

# where the pointer becomes a hand, on a mark of the picture; or a place with neither
HANDLE = """(element, beside) => {
  for (const picture of element.querySelectorAll(".live svg[role=img]")) {
    const { left, top, width, height } = picture.getBoundingClientRect();
    const grid = (x, y, right, bottom, step) => {
      const places = [];
      for (let a = x; a < right; a += step) {
        for (let b = y; b < bottom; b += step) places.push([a, b]);
      }
      return places;
    };
    const hand = ([x, y]) => {
      picture.dispatchEvent(new PointerEvent("pointermove", { clientX: x, clientY: y }));
      return getComputedStyle(picture).cursor === "grab";
    };
    const mark = ([x, y]) => {
      const found = document.elementFromPoint(x, y);
      return found !== picture && picture.contains(found);
    };
    const all = grid(left, top, left + width, top + height, 9), hands = all.filter(hand);
    if (!hands.length) continue;
    if (beside) return all.find((place) => !hand(place) && !mark(place));
    const [x, y] = [0, 1].map((k) => hands.reduce((sum, place) => sum + place[k], 0) / hands.length);
    const near = grid(x - 20, y - 20, x + 20, y + 20, 1);
    const far = ([a, b]) => Math.hypot(a - x, b - y);
    return near.filter(mark).sort((a, b) => far(a) - far(b))[0] ?? [x, y];
  }
}"""
# for each state, what can be dragged where no rim says so, and rims where nothing can be dragged
RIMS = """(element, states) => states.map((state) => {
  element.state = state;
  element.scrollIntoView();
  return [...element.querySelectorAll(".live svg[role=img]")].flatMap((picture) => {
    const { left, top, width, height } = picture.getBoundingClientRect();
    const hand = (x, y) => {
      picture.dispatchEvent(new PointerEvent("pointermove", { clientX: x, clientY: y }));
      return picture.matches(".grab");
    };
    const rims = [...picture.querySelectorAll(".grip")].map((rim) => {
      const box = rim.getBoundingClientRect();
      return [box.left + box.width / 2, box.top + box.height / 2];
    });
    let grabbed = 0;
    for (let x = left + 1; x < left + width; x += 8) {
      for (let y = top + 1; y < top + height; y += 8) grabbed += hand(x, y);
    }
    return [
      ...rims.filter(([x, y]) => !hand(x, y)).map(() => "a rim that is no handle"),
      ...grabbed && !rims.length ? ["a handle without a rim"] : [],
    ];
  });
})"""
QUESTION = "(element) => element.view.question(element.numbers, element)"
SETTLED = """async () => {
  let before;
  do {
    before = scrollY;
    await new Promise((resolve) => setTimeout(resolve, 60));
  } while (scrollY !== before);
  return before;
}"""


@pytest.fixture(scope="module", params=EVERYWHERE, ids=str)
def opened(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Opened]:
    case = request.param
    options: State = {"reduced_motion": "reduce"}
    options["permissions"] = ["clipboard-read", "clipboard-write"]
    with visit(browser, server, case.page, case.name, **options) as page:
        yield Opened(case, page)


@pytest.fixture
def explorer(opened: Opened) -> Opened:
    opened.refresh()
    return opened


@pytest.fixture(scope="module", params=EVERYWHERE, ids=str)
def phone(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Opened]:
    case = request.param
    options: State = {"has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}
    options["viewport"] = {"width": NARROW, "height": 740}
    with visit(browser, server, case.page, case.name, **options) as page:
        yield Opened(case, page)


# ---- The prediction, and time --------------------------------------------------------------------


@full
def test_prediction_is_asked_graded_and_revealed(explorer: Opened) -> None:
    form = explorer.live.locator("form")
    guess, ask = form.get_by_role("spinbutton"), form.get_by_role("button", name="Ask me")
    explorer.live.locator("details").evaluate("(fold) => fold.open = true")
    for number, question in enumerate(explorer.case.questions):
        drawn = explorer.live.locator(f".figure svg :is({question.drawn or 'none'})")
        if number:
            explorer.put(question.state)
            ask.click()
            expect(guess).to_be_focused()
        asked = explorer.element.evaluate(QUESTION)
        guesses = ((1.01, "✗ Not quite."), (-0.99, "✓ Right."), (0.99, "✓ Right."))
        for off, verdict in guesses[-1:] if number else guesses:
            form.get_by_role("button", name="Check").click()  # with nothing typed, it still asks
            expect(form).to_contain_text(question.ask)
            assert question.hidden == "" or question.hidden not in plain(explorer.live.inner_text())
            expect(drawn).to_have_count(0)
            guess.fill(f"{asked['answer'] + off * asked['tolerance']}")
            guess.press("Enter")
            expect(form).to_contain_text(f"{verdict} {question.reveal}")
            assert question.hidden in plain(explorer.live.inner_text())
            assert question.drawn == "" or drawn.count() > 0
            ask.click()


@full
def test_a_question_goes_with_the_sliders_and_ends_with_time(explorer: Opened) -> None:
    form = explorer.live.locator("form")
    guess, ask = form.get_by_role("spinbutton"), form.get_by_role("button", name="Ask me")
    for question in explorer.case.questions:
        explorer.put(question.state)
        ask.click()
        before = explorer.state
        for slider in explorer.live.get_by_role("slider").all():
            slider.press("ArrowRight")
            expect(guess).to_be_visible()
            asked = explorer.element.evaluate(QUESTION)["ask"]
            assert asked in plain(form.inner_text())
        assert explorer.state != before
        explorer.live.get_by_role("button", name="Reset").click()
        expect(ask).to_be_visible()
    if explorer.case.steps:
        explorer.put(explorer.case.timed)
        ask.click()
        explorer.live.get_by_role("button", name="Step", exact=True).click()
        expect(ask).to_be_visible()


@playing
def test_play_runs_waits_out_of_view_pauses_and_ends(explorer: Opened) -> None:
    case, page = explorer.case, explorer.page
    status, row = explorer.live.locator("[role=status]"), explorer.live.locator(".inputs .row")
    step = f"document.querySelector('{case.name}').state.step"

    def play(milliseconds: int) -> None:
        explorer.element.evaluate(
            "(element, pace) => element.pace = pace", milliseconds / case.steps
        )
        row.get_by_role("button", name="Play").click()

    explorer.put({**case.timed, "step": 0})
    play(300)
    expect(status).to_have_attribute("aria-busy", "true")
    page.wait_for_function(f"{step} === {case.steps}")
    expect(status).to_have_attribute("aria-busy", "false")
    play(1500)  # from the start again
    page.wait_for_function(f"{step} < {case.steps}")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(150)
    held = page.evaluate(step)
    page.wait_for_timeout(300)
    assert page.evaluate(step) == held < case.steps
    live(page, case.name)
    page.wait_for_function(f"{step} > {held}")
    row.get_by_role("button", name="Pause").click()
    held = page.evaluate(step)
    page.wait_for_timeout(300)
    assert page.evaluate(step) == held < case.steps
    page.emulate_media(reduced_motion="reduce")
    play(1500)
    assert page.evaluate(step) == case.steps
    expect(row.get_by_role("button", name="Play")).to_be_visible()


@playing
def test_a_hand_on_time_or_a_question_stops_play(explorer: Opened) -> None:
    case, status = explorer.case, explorer.live.locator("[role=status]")
    row = explorer.live.locator(".inputs .row")
    play, step = (row.get_by_role("button", name=name) for name in ("Play", "Step"))
    explorer.element.evaluate("(element) => element.pace = 60_000")
    explorer.page.emulate_media(reduced_motion="no-preference")

    explorer.put({**case.timed, "step": 1})
    play.click()
    expect(status).to_have_attribute("aria-busy", "true")
    explorer.live.get_by_role("slider", name="step", exact=True).press("ArrowRight")
    expect(status).to_have_attribute("aria-busy", "false")
    assert explorer.state["step"] == 2

    play.click()
    explorer.live.get_by_role("button", name="Ask me").click()
    expect(status).to_have_attribute("aria-busy", "false")
    expect(explorer.live.locator("form").get_by_role("button", name="Check")).to_be_visible()

    explorer.put({**case.timed, "step": case.steps - 1})
    step.click()
    expect(step).to_be_disabled()
    colours = [each.evaluate("(node) => getComputedStyle(node).color") for each in (step, play)]
    assert len(set(colours)) == 2, "it looks as it is"

    for inputs in case.inputs:
        if "step" not in inputs.sliders:  # a view without time
            explorer.put(case.timed)
            play.click()
            explorer.put(inputs.state)
            expect(status).to_have_attribute("aria-busy", "false")


# ---- Keys, fingers and the clipboard -------------------------------------------------------------


@full
def test_everything_works_from_the_keyboard(explorer: Opened) -> None:
    case, page = explorer.case, explorer.page
    stops: list[str] = []
    page.locator("a.md-skip").focus()  # the first of the page
    for _ in range(300):
        page.keyboard.press("Tab")
        if not page.evaluate(f"!!document.activeElement.closest('{case.name} .live')"):
            if stops:
                break
            continue
        stop = page.locator(":focus")
        assert stop.bounding_box()
        assert stop.evaluate("(e) => parseFloat(getComputedStyle(e).outlineWidth)") > 0
        name = stop.evaluate("(e) => e.labels?.[0]?.textContent || e.ariaLabel || e.textContent")
        stops.append("Predict" if name.startswith("Predict") else name)
        before = explorer.state
        for key, changes in case.keys.get(name, ()):
            page.keyboard.press(key)
            before |= changes
        if name.startswith("Predict"):
            answer = explorer.element.evaluate("(e) => e.view.question(e.numbers, e).answer")
            page.keyboard.type(f"{answer}")
            page.keyboard.press("Enter")
            expect(explorer.live.locator("form")).to_contain_text("✓ Right.")
        elif name == "Play":
            page.keyboard.press("Enter")
            expect(stop).to_have_text("Pause")
            page.keyboard.press("Enter")
            expect(stop).to_have_text("Play")
        elif name == "Step":
            page.keyboard.press("Space")
            before["step"] += 1
        elif name == "Reset":
            page.keyboard.press("Space")
            before = {**case.first, **case.reset}
        elif name == "The numbers as a table":
            page.keyboard.press("Enter")
            explorer.live.locator("tbody tr").first.wait_for()
        elif name.startswith("Copy"):
            page.keyboard.press("Enter")
            expect(stop).to_have_text("Copied")
            value = "link" if name == "Copy link" else "view.python(e.numbers, e)"
            assert page.evaluate("navigator.clipboard.readText()") == explorer.element.evaluate(
                f"(e) => e.{value}"
            )
        assert explorer.state == before, name
    assert tuple(stops) == case.stops


@full
def test_copy_works_without_permission(explorer: Opened) -> None:
    page = explorer.page
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })"
    )
    for name, value in {"Copy as Python": "view.python(e.numbers, e)", "Copy link": "link"}.items():
        explorer.live.get_by_role("button", name=name).click()
        box = explorer.live.get_by_label("To copy by hand")
        expect(box).to_be_focused()
        assert box.input_value() == explorer.element.evaluate(f"(e) => e.{value}")
        assert page.evaluate("getSelection().toString()") == box.input_value()
    page.evaluate("delete navigator.clipboard")


def swipe(page: Page, start: list[float], end: list[float]) -> None:
    """A finger that moves over the screen in ten small steps, and rests before it leaves."""
    session = page.context.new_cdp_session(page)
    for part in range(14):
        kind = {0: "touchStart", 13: "touchEnd"}.get(part, "touchMove")
        x, y = (a + (b - a) * min(part, 10) / 10 for a, b in zip(start, end, strict=True))
        points = [] if part == 13 else [{"x": x, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(16)
    session.detach()


def touched(phone: Opened) -> ElementHandle:
    """The explorer as at first, but not asking, and its handle in the middle of the screen."""
    phone.renew()
    phone.put({})
    element = phone.element.element_handle()
    phone.page.evaluate("(y) => scrollBy(0, y - 400)", element.evaluate(HANDLE)[1])
    return element


def test_finger_on_the_figure_scrolls_or_drags(phone: Opened) -> None:
    page, element = phone.page, touched(phone)
    before, [x, y] = page.evaluate(SETTLED), element.evaluate(HANDLE)
    swipe(page, [x, y], [x + 3, y - 150])
    assert page.evaluate(SETTLED) > before + 80
    assert phone.state == phone.case.first

    before, [x, y] = page.evaluate(SETTLED), element.evaluate(HANDLE)
    end = x + (70 if x < NARROW / 2 else -70)
    swipe(page, [x, y], [end, y])
    assert phone.state != phone.case.first
    assert abs(element.evaluate(HANDLE)[0] - end) < 12
    assert page.evaluate(SETTLED) == before


def test_a_question_stays_while_a_finger_drags(phone: Opened) -> None:
    page, element = phone.page, touched(phone)
    if phone.case.small:
        return
    phone.live.get_by_role("button", name="Ask me").click()
    page.evaluate("(y) => scrollBy(0, y - 400)", element.evaluate(HANDLE)[1])
    x, y = element.evaluate(HANDLE)
    swipe(page, [x, y], [x + (70 if x < NARROW / 2 else -70), y])
    assert phone.state != phone.case.first
    expect(phone.live.get_by_role("spinbutton")).to_be_visible()


def test_finger_beside_the_handle_changes_nothing(phone: Opened) -> None:
    page, element = phone.page, touched(phone)
    before, [x, y] = page.evaluate(SETTLED), element.evaluate(HANDLE, True)
    swipe(page, [x, y], [x + 3, y - 150])
    assert page.evaluate(SETTLED) > before + 80
    assert phone.state == phone.case.first


# ---- Time --------------------------------------------------------------------------------------


@full
def test_what_can_be_dragged_has_a_rim(explorer: Opened) -> None:
    states = [{**explorer.case.first, **state} for state in explorer.case.telling.values()]
    found = explorer.element.evaluate(RIMS, states)
    named = zip(explorer.case.telling, found, strict=True)
    assert {name: wrong for name, wrong in named if wrong} == {}


@full
def test_is_fast(explorer: Opened) -> None:
    """Ten times the time that we want, for machines that do other things besides."""
    case, element = explorer.case, explorer.element.element_handle()
    first = sorted(first_drawing(explorer.page, case.name) for _ in range(3))
    states = [{**case.first, **changes} for changes in case.telling.values()]
    milliseconds(explorer.page, element, states)
    times = sorted(milliseconds(explorer.page, element, states))
    explorer.live.locator("details").evaluate("(fold) => fold.open = true")
    table = sorted(milliseconds(explorer.page, element, states))
    print(
        f"\n{case} at four-fold throttling, in ms: first drawing {first[1]:.1f}, "
        f"redraw {times[len(times) // 2]:.1f} (most {times[-1]:.1f}), "
        f"with the table open {table[len(table) // 2]:.1f}"
    )
    assert first[1] < 500
    assert times[len(times) // 2] < 80
