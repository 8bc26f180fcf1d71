/// What Swift cannot import from the headers of ncurses: macros, and globals that Swift 6 takes for unsafe state.
/// All of it is `static inline`, without any state of its own.
#ifndef JFLOW_CNCURSES_SHIM_H
#define JFLOW_CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>

#include <stdbool.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

/// The screen's size as the terminal's driver tells it; false if it does not know.
static inline bool ncurses_window_size(int descriptor, int *column_count, int *row_count) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
    *column_count = size.ws_col;
    *row_count = size.ws_row;
    return true;
}

/// `wcwidth` in the program's present locale; hidden by the headers' feature macros as Swift sets them.
int wcwidth(wchar_t);
static inline int ncurses_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

static inline int ncurses_columns(void) { return COLS; }
static inline int ncurses_rows(void) { return LINES; }
static inline int ncurses_colors(void) { return COLORS; }
static inline int ncurses_color_pairs(void) { return COLOR_PAIRS; }

/// 1: the entry is there, 0: it is not or is of no use, -1: there is no database at all.
static inline int ncurses_find_entry(const char *name, int descriptor) {
    int found = 0;
    int result = setupterm((char *)name, descriptor, &found);
    return result == OK ? 1 : found;
}

/// Forgets the entry found last.
static inline void ncurses_forget_entry(void) { del_curterm(cur_term); }

/// A string of the terminal's description; NULL if it has none.
static inline const char *ncurses_capability(const char *name) {
    const char *text = tigetstr((char *)name);
    return text == (const char *)-1 ? NULL : text;
}

/// Keys come as bytes, unread and unechoed, and mean no signal but the one of ctrl-backslash, which ends even a
/// program that no longer listens. Kept as the modes that ncurses goes back to after a stop.
static inline bool ncurses_enter_modes(int descriptor) {
    if (raw() == ERR || noecho() == ERR || nonl() == ERR) return false;
    struct termios modes;
    if (tcgetattr(descriptor, &modes) == 0) {
        modes.c_lflag |= ISIG;
        modes.c_cc[VINTR] = _POSIX_VDISABLE;
        modes.c_cc[VSUSP] = _POSIX_VDISABLE;
#ifdef VDSUSP
        modes.c_cc[VDSUSP] = _POSIX_VDISABLE;
#endif
        tcsetattr(descriptor, TCSADRAIN, &modes);
    }
    return def_prog_mode() != ERR;
}

/// Leaves the decoding of keys and the reading of the keyboard to the driver.
static inline void ncurses_leave_keyboard_alone(void) {
    keypad(stdscr, FALSE);
    typeahead(-1);
}

/// Prepares colours over the terminal's own background; false if it has none.
static inline bool ncurses_start_colors(void) {
    if (!has_colors() || start_color() == ERR) return false;
    return use_default_colors() != ERR;
}

static inline attr_t ncurses_attributes(bool bold, bool dim, bool underlined, bool reversed) {
    return (bold ? A_BOLD : 0) | (dim ? A_DIM : 0) | (underlined ? A_UNDERLINE : 0) | (reversed ? A_REVERSE : 0);
}

/// Makes a cell of a scalar and the marks on it.
static inline void ncurses_set_cell(cchar_t *cell, const uint32_t *scalars, int count, attr_t attributes, int pair) {
    wchar_t text[CCHARW_MAX + 1] = {0};
    for (int i = 0; i < count && i < CCHARW_MAX; i++) text[i] = (wchar_t)scalars[i];
    setcchar(cell, text, attributes, (short)pair, NULL);
}

/// Puts cells on the virtual screen; the call neither wraps, nor scrolls at the last cell.
static inline void ncurses_put(int row, int column, const cchar_t *cells, int count) {
    mvwadd_wchnstr(stdscr, row, column, cells, count);
}

static inline void ncurses_erase(void) { werase(stdscr); }
static inline void ncurses_draw_all_again(void) { clearok(curscr, TRUE); }

static inline void ncurses_place_cursor(int row, int column) { wmove(stdscr, row, column); }
static inline void ncurses_stage(void) { wnoutrefresh(stdscr); }

#endif
