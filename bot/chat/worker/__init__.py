"""The running bot.

Updates come in from polling.py or webhook.py, are planned one chat at a time, and go out as calls
carried out step by step. Open service.py first.
"""
