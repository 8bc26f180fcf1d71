int jflow_terminal_rescue_placeholder(void);
