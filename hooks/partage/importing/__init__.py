"""What people already have — documents, tables, mails — → draft sheets, with nothing invented.

Documents go through pandoc (`pypandoc-binary`, wheels for Linux, macOS and Windows): one program reads Word,
LibreOffice and HTML, keeps notes, tables and lists, has a sandbox, and is kept up by its authors for twenty years. It
weighs 34 MB, and is under the GPL: that is why it is in the extra `import`, and called as a program. Workbooks go
through `python-calamine` (MIT, 1 MB, Rust: no XML parser that can be made to swell). CSV and mails: standard library.
"""
