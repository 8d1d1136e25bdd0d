package io.github.corsstarter.server;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Handlers that need no Spring MVC.
 */
@SuppressWarnings("serial")
final class PlainServlet extends HttpServlet {

	@Override
	protected void doGet(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		switch (request.getPathInfo()) {
			case "/ok" -> response.getWriter().print("ok");
			case "/throws" -> throw new ServletException("servlet");
			case "/sends-error" -> response.sendError(418);
			case "/dispatches" -> request.startAsync().dispatch("/overwrites");
			case "/completes" -> request.startAsync().complete();
			case "/includes" -> request.getRequestDispatcher("/ok").include(request, response);
			default -> response.setStatus(404);
		}
	}

}
