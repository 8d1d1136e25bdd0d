package io.github.corsstarter.docs;

record Tenant(String name, String origin) {

}
