"""From a question that is understood to an answer: structure first, then retrieval."""
