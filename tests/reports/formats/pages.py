"""Invented web pages that are built as the inspectorates build theirs."""

POLICE_AREAS = (
    ("Preventing crime", "Adequate"),
    ("Treatment of the public", "Good"),
    ("Responding to the public", "Requires improvement"),
    ("Investigating crime", "Inadequate"),
    ("Protecting vulnerable people", "Adequate"),
    ("Managing offenders", "Good"),
    ("Disrupting serious organised crime", "Outstanding"),
    ("Building, supporting and protecting the workforce", "Adequate"),
    ("Leadership and force management", "Requires improvement"),
)

_POLICE_AREA = """
<section class="report-section" id="area-{n}">
  <h3><button type="button" class="accordion__button" aria-expanded="false"
    aria-controls="panel-{n}">{name}<span class="accordion__icon chevron">Show</span></button></h3>
  <div class="accordion__panel" id="panel-{n}" hidden>
    <p class="grade-badge grade-badge--x">{grade}</p>
    <p>Northshire Police is {verb} at area {n}.<sup><a href="#fn-{n}" id="r{n}">{n}</a></sup></p>
    <h4>Areas for improvement</h4>
    <ul><li>The force should improve area {n}.</li>
      <li>It should:<ul><li>train officers; and</li><li>tell the public.</li></ul></li></ul>
  </div>
</section>"""

POLICE = (
    """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>PEEL 2021/22: Northshire Police - Inspectorate</title>
<style>.x{color:red}</style><script>var tracking = "on";</script></head>
<body class="page has-cookie-banner">
<a class="skip-link" href="#main">Skip to content</a>
<div id="cookie-banner" role="dialog"><h2>Cookies on this site</h2>
<p>We use some essential cookies to make this website work.</p><button>Accept</button></div>
<header class="site-header"><a href="/">Inspectorate of Constabulary</a>
<form action="/search"><label>Search</label><input name="s"><button>Search</button></form>
<nav aria-label="Main"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
</header>
<div class="breadcrumbs"><a href="/">Home</a> &gt; <a href="/peel">PEEL</a> &gt; Northshire</div>
<main id="main"><article>
<header class="entry-header"><h1>PEEL 2021/22: Northshire Police</h1>
<p class="meta">Published 14 April 2022</p></header>
<div class="toc"><h2>Contents</h2><ol><li><a href="#s">Summary</a></li>
<li><a href="#area-1">Preventing crime</a></li></ol></div>
<button class="print-page">Print this page</button>
<h2 id="s">Summary</h2>
<p>We graded Northshire Police&rsquo;s performance across nine areas&nbsp;of policing.</p>
<table class="grades"><thead><tr><th>Area</th><th>Grade</th></tr></thead><tbody>
"""
    + "".join(f"<tr><td>{n}</td><td>{g}</td></tr>" for n, g in POLICE_AREAS)
    + "</tbody></table><h2>Findings</h2>"
    + "".join(
        _POLICE_AREA.format(n=n, name=name, grade=grade, verb="good" if n % 2 else "not good")
        for n, (name, grade) in enumerate(POLICE_AREAS, 1)
    )
    + """
<h2>Notes</h2><ol class="footnotes"><li id="fn-1">Data to 31 March 2022.
<a href="#r1">↩</a></li></ol>
<div class="share-links"><h2>Share this page</h2><ul><li><a href="//t">Twitter</a></li></ul></div>
</article>
<div class="feedback"><p>Is this page useful?</p><button>Yes</button><button>No</button></div>
<aside class="related"><h2>Related content</h2><ul><li><a href="/a">PEEL 2018</a></li>
<li><a href="/b">How we inspect</a></li></ul></aside>
</main>
<footer><p>All content is available under the Open Government Licence</p></footer>
</body></html>"""
)

CARE = """<html><head><title>Willow House</title></head><body>
<div class="navbar"><a href="/">Home</a><a href="/services">Services</a></div>
<div class="container">
<p><a href="/">Home</a> / <a href="/care">Care homes</a> / <a href="/w">Willow House</a></p>
<h1>Willow House</h1>
<dl class="summary"><dt>Overall</dt><dd><span class="rating">Requires improvement</span></dd>
<dt>Provided by</dt><dd>Northshire Care Limited</dd>
<dt>Date of inspection</dt><dd>3 and 4 May 2022</dd></dl>
<ul class="ratings">
<li>Safe <span class="rating requires">Requires improvement</span></li>
<li>Effective <img src="g.png" alt="Good"></li>
<li><p>Caring</p><p class="rating">Outstanding</p></li></ul>
<h2>Is the service safe? <span class="rating">Requires improvement</span></h2>
<p>Risks were not always assessed. Medicines were stored<br>safely.
<p>People told us: &quot;I feel safe here&quot;
<div style="display: none">Internal tracking text</div>
<p><strong>Staffing</strong></p>
<p>There were <b>12</b> staff in 40 m<sup>2</sup> of space on the 3<sup>rd</sup> floor.</p>
<table><caption>Staff on each shift</caption>
<tr><th scope="col">Shift</th><th scope="col">Nurses</th><th scope="col">Carers</th></tr>
<tr><th scope="row" rowspan="2">Day</th><td>2</td><td>10</td></tr>
<tr><td>3</td><td>11</td></tr>
<tr><th scope="row">Night</th><td colspan="2">none</td></tr></table>
<h2>Related services</h2><ul><li><a href="/x">Oak House</a></li></ul>
</div><div id="footer">Contact us</div></body></html>"""
