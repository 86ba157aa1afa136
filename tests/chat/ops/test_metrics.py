from bot.chat.ops.metrics import Metrics


def test_counters_are_written_with_escaped_labels() -> None:
    metrics = Metrics()
    metrics.calls.labels("getMe", "ok").inc()
    metrics.calls.labels('a"b\\c\nd', "ok").inc(2)
    metrics.received.inc(3)
    lines = metrics.text().splitlines()
    assert "# TYPE peelbot_api_calls_total counter" in lines
    assert 'peelbot_api_calls_total{method="getMe",outcome="ok"} 1.0' in lines
    assert 'peelbot_api_calls_total{method="a\\"b\\\\c\\nd",outcome="ok"} 2.0' in lines
    assert "peelbot_updates_received_total 3.0" in lines


def test_a_bucket_holds_all_durations_up_to_its_bound() -> None:
    metrics = Metrics()
    for seconds in (0.05, 0.06, 7.0, 100.0):
        metrics.latency.observe(seconds)
    lines = metrics.text().splitlines()
    assert 'peelbot_answer_seconds_bucket{le="0.05"} 1.0' in lines
    assert 'peelbot_answer_seconds_bucket{le="0.1"} 2.0' in lines
    assert 'peelbot_answer_seconds_bucket{le="10.0"} 3.0' in lines
    assert 'peelbot_answer_seconds_bucket{le="+Inf"} 4.0' in lines
    assert "peelbot_answer_seconds_sum 107.11" in lines
    assert "peelbot_answer_seconds_count 4.0" in lines


def test_what_is_kept_elsewhere_is_asked_when_the_page_is_written() -> None:
    metrics = Metrics()
    waiting = [3]
    metrics.waiting.set_function(lambda: waiting[0])
    metrics.ask_for_questions(lambda: {"not_found": waiting[0]})
    waiting[0] = 5
    lines = metrics.text().splitlines()
    assert "peelbot_waiting 5.0" in lines
    assert 'peelbot_questions{status="not_found"} 5.0' in lines


def test_two_bots_in_one_process_count_apart() -> None:
    Metrics().received.inc()
    assert "peelbot_updates_received_total 0.0" in Metrics().text()
