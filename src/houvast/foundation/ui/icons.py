"""The icons, drawn on a 24 by 24 grid in strokes of the text colour."""

ICONS: dict[str, str] = {
    "today": "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M9 15l2 2 4-4",
    "new": "M12 5v14M5 12h14",
    "cases": "M4 7h6l2 2h8v10H4zM4 7V5h5",
    "systems": (
        "M12 4c4.4 0 8 1.3 8 3s-3.6 3-8 3-8-1.3-8-3 3.6-3 8-3z"
        "M4 7v5c0 1.7 3.6 3 8 3s8-1.3 8-3V7M4 12v5c0 1.7 3.6 3 8 3s8-1.3 8-3v-5"
    ),
    "map": "M6 4h5v5H6zM13 15h5v5h-5zM8.5 9v8.5H13M18 4v6M15 7h6",
    "activities": "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
    "evidence": "M12 3l7 3v5c0 4.5-3 8-7 10-4-2-7-5.5-7-10V6zM9 12l2 2 4-4",
    "people": (
        "M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7z"
        "M3 20c0-3.5 2.7-6 6-6s6 2.5 6 6M16 4.5a3.5 3.5 0 010 6M18 14.5c2 1 3 3 3 5.5"
    ),
    "settings": "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
    "files": "M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5",
    "mail": "M4 6h16v12H4zM4 7l8 6 8-6",
    "messages": "M4 5h16v11H10l-4 4v-4H4zM8 9h8M8 12h5",
    "clock": "M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5l3 2",
    "search": "M11 18a7 7 0 100-14 7 7 0 000 14zM16 16l4.5 4.5",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "user": "M12 12a4 4 0 100-8 4 4 0 000 8zM5 20c0-3.5 3-6 7-6s7 2.5 7 6",
    "keyboard": "M3 7h18v11H3zM7 11h.01M11 11h.01M15 11h.01M8 15h8",
    "check": "M5 12.5l4.5 4.5L19 7.5",
    "cross": "M6 6l12 12M18 6L6 18",
    "info": "M12 21a9 9 0 100-18 9 9 0 000 18zM12 11v5M12 8h.01",
    "warning": "M12 4l9 16H3zM12 10v4M12 17h.01",
    "danger": "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16h.01",
    "copy": "M9 9h11v11H9zM15 9V4H4v11h5",
    "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
    "arrow": "M5 12h14M13 6l6 6-6 6",
    "back": "M19 12H5M11 6l-6 6 6 6",
    "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3",
    "external": "M14 5h5v5M19 5l-8 8M17 14v5H5V7h5",
}
