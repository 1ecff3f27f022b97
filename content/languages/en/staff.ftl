# Signing in.
staff-hello = Welcome, { $name }
staff-sign-in = Sign in
staff-sign-in-say = This link signs you in once, on this device. Your role: { $role }.
staff-not-you = Is this not you? Close this page and tell the person who sent you the link.
