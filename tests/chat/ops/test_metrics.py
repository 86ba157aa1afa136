from bot.chat.ops.metrics import Metrics


def test_counters_are_written_with_escaped_labels() -> None:
    metrics = Metrics()
    metrics.calls.add(method="getMe", outcome="ok")
    metrics.calls.add(2, method='a"b\\c\nd', outcome="ok")
    lines = metrics.text().splitlines()
    assert "# TYPE peelbot_api_calls_total counter" in lines
    assert 'peelbot_api_calls_total{method="getMe",outcome="ok"} 1' in lines
    assert 'peelbot_api_calls_total{method="a\\"b\\\\c\\nd",outcome="ok"} 2' in lines


def test_a_bucket_holds_all_durations_up_to_its_bound() -> None:
    metrics = Metrics()
    for seconds in (0.05, 0.06, 7.0, 100.0):
        metrics.latency.observe(seconds)
    lines = metrics.text().splitlines()
    assert 'peelbot_answer_seconds_bucket{le="0.05"} 1' in lines
    assert 'peelbot_answer_seconds_bucket{le="0.1"} 2' in lines
    assert 'peelbot_answer_seconds_bucket{le="10.0"} 3' in lines
    assert 'peelbot_answer_seconds_bucket{le="+Inf"} 4' in lines
    assert "peelbot_answer_seconds_sum 107.11" in lines
    assert "peelbot_answer_seconds_count 4" in lines


def test_gauges_and_tallies_are_asked_when_the_page_is_written() -> None:
    metrics = Metrics()
    waiting = [3]
    metrics.gauges["peelbot_waiting"] = "Waiting.", lambda: waiting[0]
    metrics.tallies["peelbot_questions"] = "Asked.", "status", lambda: {"not_found": 2}
    waiting[0] = 5
    assert "peelbot_waiting 5" in metrics.text().splitlines()
    assert 'peelbot_questions{status="not_found"} 2' in metrics.text().splitlines()
